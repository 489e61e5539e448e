# METADATA
# title: Somebody answers, and access leaves a trace
# description: |
#   It is clear who answers for the use, every search is logged with its reason, one contact is named for
#   questions, and misuse is sanctioned.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-09
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 4, human oversight and accountability
#     link: https://digitallibrary.un.org/record/4004706
#   basis: K
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
#     - governance.accountable_owner
#     - system.log.consultation_reason
#     - governance.single_point_of_contact
#     - governance.misuse_sanction
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
#     Name who answers for the use, log the reason of every search, name one contact, and lay down what happens to
#     those who misuse it.
#   remedies:
#     - set:
#         governance.accountable_owner: {given: true}
#         system.log.consultation_reason: true
#         governance.single_point_of_contact: {given: true}
#         governance.misuse_sanction: {given: true}
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Clear lines of responsibility are recalled; a single contact and a sanction
#     for misuse are not and stay until somebody has read the text. Alone these two weigh as minor; while the rest
#     is not known, their failure is left open.
package requirements.responsible_limits.wef_09

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([
		answerable,
		lib.given(input.facts.governance.single_point_of_contact),
		lib.given(input.facts.governance.misuse_sanction),
	]),
	lib.doubt(answerable),
])

severity := lib.when(answerable, "minor", "major")

answerable := lib.all_of([
	lib.given(input.facts.governance.accountable_owner),
	lib.is_true(input.facts.system.log.consultation_reason),
])
