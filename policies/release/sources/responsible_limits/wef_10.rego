# METADATA
# title: Bought on independent evidence
# description: |
#   The system was chosen on the results of independent tests, cited by their report, and the contract sets targets
#   for its errors.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://pages.nist.gov/frvt/html/frvt1N.html
#     description: NIST, Face Recognition Technology Evaluation, one-to-many
# custom:
#   id: WEF-10
#   kind: duty
#   severity: major
#   ground: accuracy
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 5, system performance
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
#     - system.accuracy.independent
#     - system.accuracy.report_ref
#     - procurement.error_targets
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
#     Choose the system on an independent test, cite the report, and set targets for its errors in the contract.
#   remedies:
#     - set:
#         system.accuracy.independent: true
#         system.accuracy.report_ref: {given: true}
#         procurement.error_targets: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Large independent tests such as those of NIST are recalled as due diligence;
#     agreed targets for errors are not: they are this project's addition. Alone it weighs as minor; while the rest
#     is not known, its failure is left open. A test of an algorithm says nothing of the buyer's configuration:
#     NST-01 asks for the version and threshold in use, NST-03 and EDPB-05 for evidence from the field.
package requirements.responsible_limits.wef_10

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([evidence, lib.is_true(input.facts.procurement.error_targets)]),
	lib.doubt(evidence),
])

severity := lib.when(evidence, "minor", "major")

evidence := lib.all_of([
	lib.is_true(input.facts.system.accuracy.independent),
	lib.given(input.facts.system.accuracy.report_ref),
])
