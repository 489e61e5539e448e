# METADATA
# title: Tested again after an upgrade
# description: |
#   The version in use is the version that was tested, and the contract lets the police leave the supplier.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-11
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
#     - system.tested_version_is_current
#     - procurement.exit_clause
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
#     Test each new version before it is used, and agree on how the contract can be left.
#   remedies:
#     - set:
#         system.tested_version_is_current: true
#         procurement.exit_clause: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Regular upgrade or replacement is recalled; that the tested version is the
#     one in use is how this project reads it, and NST-01 asks for it too. A clause on leaving the contract is not
#     recalled: it is this project's addition. Alone it weighs as minor; while the rest is not known, its failure
#     is left open.
package requirements.responsible_limits.wef_11

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([tested, lib.is_true(input.facts.procurement.exit_clause)]),
	lib.doubt(tested),
])

severity := lib.when(tested, "minor", "major")

tested := lib.is_true(input.facts.system.tested_version_is_current)
