# METADATA
# title: A fair balance, and other means examined
# description: |
#   The decision to use the tool strikes a fair balance between effective policing and the rights of people, and
#   says why other means are not enough.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://aibusiness.com/verticals/wef-and-interpol-draw-up-best-practices-for-using-facial-recognition-in-law-enforcement
#     description: Press report of October 2021 that quotes the paper
# custom:
#   id: WEF-03
#   kind: duty
#   severity: major
#   ground: necessity
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 2, necessary and proportional use
#     link: https://digitallibrary.un.org/record/4004706
#   basis: S
#   verified: false
#   in_force:
#     from: 2022-11-03
#     until: null
#     citation: The revised paper was published on 3 November 2022; a first version on 5 October 2021
#   inputs:
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - deployment.mode
#     - deployment.technology
#     - consent.bystanders_captured
#     - purpose.code
#     - proportionality.balancing_statement
#     - necessity.alternatives
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - operator.body_kind
#     - operator.sector
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Write down how police work and people's rights were balanced, list the other means that were examined, and
#     say for each why it is not enough.
#   remedies:
#     - set:
#         proportionality.balancing_statement: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. The sentence on a fair balance was read in the press; that
#     the choice of this tool over others is documented is recalled. A form for each search that states the
#     offence, and the refusal of minor matters, were not found and are not tested: HR-06 asks about minor matters
#     with texts that were read, HR-05 about alternatives.
package requirements.responsible_limits.wef_03

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.all_of([
	lib.given(input.facts.proportionality.balancing_statement),
	lib.count_at_least(alternatives, 1),
	lib.every_item(alternatives, [lib.given(one.why_insufficient) | some one in lib.items(alternatives)]),
])

alternatives := input.facts.necessity.alternatives
