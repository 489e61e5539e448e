# METADATA
# title: Collected fairly and without unreasonable intrusion
# description: |
#   Information is collected by lawful means that are fair in the circumstances and do not intrude unreasonably on
#   personal affairs, with particular care where it comes from children.
# related_resources:
#   - ref: https://www.legislation.govt.nz/act/public/2020/0031/latest/LMS23342.html
#     description: Privacy Act 2020, section 22, the official text
#   - ref: https://www.dlapiperdataprotection.com/index.html?t=collection-and-processing&c=NZ
#     description: Summary of the principles, read
# custom:
#   id: NZP-03
#   kind: duty
#   severity: major
#   ground: proportionality
#   source:
#     act: Privacy Act 2020 (New Zealand)
#     article: Section 22, information privacy principle 4; Biometric Processing Privacy Code 2025 rule 4
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
#     - data.collection_fair
#     - data.scope_minimised
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Deceive nobody about what is collected. Take out every kind of data, place and hour that can go.
#   remedies:
#     - set:
#         data.collection_fair: true
#         data.scope_minimised: true
#   unreachable: []
#   note: |
#     Known from a summary. "Does not intrude to an unreasonable extent" is asked as whether everything that could
#     go was taken out. The particular care for children has no answer of its own here; see ICC-03.
package requirements.new_zealand_privacy_act.nzp_03

import data.lib
import data.terms

applies := terms.new_zealand_privacy_act

satisfied := lib.all_of([
	lib.is_true(input.facts.data.collection_fair),
	lib.is_true(input.facts.data.scope_minimised),
])
