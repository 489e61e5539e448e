# METADATA
# title: A result is a lead and no more
# description: |
#   Whatever the review says, a result is a lead for the investigation and no ground for arrest: nothing is decided
#   on it alone, other evidence is required, and a rule says how line-ups are kept free of it.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://www.biometricupdate.com/202211/cops-in-5-nations-see-a-way-to-use-facial-recognition-safely-and-effectively
#     description: Press report of November 2022 on the pilots
# custom:
#   id: WEF-08
#   kind: duty
#   severity: blocking
#   ground: human_oversight
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 4, human oversight and accountability
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
#     - human_oversight.sole_basis_prohibited
#     - operations.corroboration_required
#     - operations.lineup_rule
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
#     Forbid decisions on a result alone, require other evidence before an arrest or a charge, and lay down how a
#     line-up is held after a result.
#   remedies:
#     - set:
#         human_oversight.sole_basis_prohibited: true
#         operations.corroboration_required: true
#         operations.lineup_rule: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. A press report on the pilots says that even after review a
#     result is a lead and not grounds for arrest; charges and line-ups are not mentioned there. The rule on
#     line-ups is this project's, from cases of wrongful arrest; alone it weighs as major, and while the rest is
#     not known its failure is left open.
package requirements.responsible_limits.wef_08

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([lead_only, lib.is_true(input.facts.operations.lineup_rule)]),
	lib.doubt(lead_only),
])

severity := lib.when(lead_only, "major", "blocking")

lead_only := lib.all_of([
	lib.is_true(input.facts.human_oversight.sole_basis_prohibited),
	lib.is_true(input.facts.operations.corroboration_required),
])
