# METADATA
# title: Bias and error are mitigated
# description: |
#   The harms that errors and bias can do are named, each with what is done against it; what is done against bias
#   is documented, and a named person accepted the risk that remains.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://files.unicri.it/index.php/A-Policy-Framework%20-for-Responsible-Limits-on-Facial-Recognition?page=1
#     description: UNICRI on the paper; names the mitigation of error and bias as a theme
# custom:
#   id: WEF-12
#   kind: duty
#   severity: major
#   ground: fairness_bias
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 6, risk-mitigation strategies
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
#     - risks.harms
#     - system.bias.mitigation
#     - risks.residual_accepted_by
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
#     Name every harm and what is done against it, document what is done against bias, and have a named person
#     accept what remains.
#   remedies:
#     - set:
#         risks.residual_accepted_by: {given: true}
#     - set:
#         system.bias.mitigation: {given: true}
#         risks.residual_accepted_by: {given: true}
#     - set:
#         risks.harms: [{description: {given: true}, mitigation: {given: true}}]
#         system.bias.mitigation: {given: true}
#         risks.residual_accepted_by: {given: true}
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. That mitigation of error and bias is a theme of the paper
#     was read at UNICRI; what the paper asks for was not. A named person who accepts the remaining risk is this
#     project's addition. Alone it weighs as minor; while the rest is not known, its failure is left open. The
#     first two remedies are for a record whose harms all have a mitigation, the third for one that names none, or some
#     without. How severe a harm is the body judges; no remedy says it.
package requirements.responsible_limits.wef_12

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([mitigated, lib.given(input.facts.risks.residual_accepted_by)]),
	lib.doubt(mitigated),
])

severity := lib.when(mitigated, "minor", "major")

mitigated := lib.all_of([
	lib.count_at_least(harms, 1),
	lib.every_item(harms, [lib.given(one.mitigation) | some one in lib.items(harms)]),
	lib.given(input.facts.system.bias.mitigation),
])

harms := input.facts.risks.harms
