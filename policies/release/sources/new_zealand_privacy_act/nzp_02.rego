# METADATA
# title: People are made aware that information is collected, and why
# description: |
#   An agency that collects personal information from a person takes reasonable steps to make that person aware of
#   it: that it is collected, why, who gets it, and how to see and correct it.
# related_resources:
#   - ref: https://www.legislation.govt.nz/act/public/2020/0031/latest/LMS23342.html
#     description: Privacy Act 2020, section 22, the official text
#   - ref: http://privacy.org.nz/the-privacy-act-and-codes/privacy-principles/collection-of-information-from-subject-principle-three/
#     description: The principle as in the Act of 1993, the copy that was read
# custom:
#   id: NZP-02
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Privacy Act 2020 (New Zealand)
#     article: Section 22, information privacy principle 3
#     link: https://www.legislation.govt.nz/act/public/2020/0031/latest/LMS23342.html
#   basis: S
#   verified: false
#   in_force:
#     from: 2020-12-01
#     until: null
#     citation: Privacy Act 2020 (2020 No 31), in force 1 December 2020
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - place.country
#     - data.personal
#     - transparency.notice_adequate
#     - transparency.notice_exception
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.covert
#   parameters: []
#   comply: |
#     Tell people, before they are captured, that faces are recognised, why, who gets the data and how to ask for
#     it. Where an exception of the principle applies, write down which.
#   remedies:
#     - set:
#         transparency.notice_adequate: true
#   unreachable: []
#   note: |
#     Read in the Act of 1993, which the Act of 2020 carried over, and in summaries of the new one. Rule 3 of the
#     Biometric Processing Privacy Code 2025 is understood to ask for more; it was not read and is not tested. A
#     written exception shows as one; whether it applies is not tested.
package requirements.new_zealand_privacy_act.nzp_02

import data.lib
import data.terms

applies := terms.new_zealand_privacy_act

satisfied := lib.any_of([aware, excepted])

exceptions := lib.took_effect({"notice_not_required": lib.carries(excepted, aware)})

aware := terms.notice_adequate

excepted := lib.given(input.facts.transparency.notice_exception)
