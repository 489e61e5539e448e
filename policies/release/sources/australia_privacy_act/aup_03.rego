# METADATA
# title: People are told at or before the time of collection
# description: |
#   At or before the time it collects personal information, or as soon as practicable after, the organisation takes
#   reasonable steps to tell people who collects what, why, and where its privacy policy is.
# related_resources:
#   - ref: https://zoelaw.ai/legislation/privacy-act-1988/sections/5
#     description: Australian Privacy Principle 5, the copy that was read
# custom:
#   id: AUP-03
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Privacy Act 1988 (Commonwealth of Australia), Schedule 1
#     article: Australian Privacy Principle 5.1 and 5.2
#     link: https://www.legislation.gov.au/C2004A03712/latest/text
#   basis: T
#   verified: true
#   in_force:
#     from: 2014-03-12
#     until: null
#     citation: Privacy Amendment (Enhancing Privacy Protection) Act 2012 (Cth), in force 12 March 2014
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
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
#     Tell people, clearly and before they are captured, who collects their biometric information and why, who gets
#     it, and where the privacy policy is. Where there are reasons why no steps are reasonable, write them down.
#   remedies:
#     - set:
#         transparency.notice_adequate: true
#   unreachable: []
#   note: |
#     APP 5.1 and 5.2 were read. It asks for such steps, if any, as are reasonable in the circumstances; a written
#     reason why none are shows as an exception, which does not make it a good one.
#     What is exempt and the record does not show counts as bound: a small business (section 6D), a registered
#     political party (section 6C(1)), employee records (section 7B(3)), journalism (section 7B(4)), an intelligence
#     agency (section 7). These sections were not read.
package requirements.australia_privacy_act.aup_03

import data.lib
import data.terms

applies := terms.australian_privacy_act

satisfied := lib.any_of([told, no_steps_reasonable])

exceptions := lib.took_effect({"no_steps_reasonable": lib.carries(no_steps_reasonable, told)})

told := terms.notice_adequate

no_steps_reasonable := lib.given(input.facts.transparency.notice_exception)
