# METADATA
# title: Training covers bias, and is evaluated
# description: |
#   Training makes people aware of cognitive bias and of trusting a machine too much, and its effect is evaluated.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-15
#   kind: duty
#   severity: major
#   ground: human_oversight
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 7, training
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
#     - human_oversight.automation_bias_training
#     - human_oversight.training_evaluated
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
#     Cover cognitive and automation bias in the training, and evaluate what the training achieves.
#   remedies:
#     - set:
#         human_oversight.automation_bias_training: true
#         human_oversight.training_evaluated: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Human bias is recalled as a part of the same list as WEF-14, so it weighs the
#     same. That training is evaluated is not recalled: it is this project's addition. Alone it weighs as minor;
#     while the rest is not known, its failure is left open.
package requirements.responsible_limits.wef_15

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([covers_bias, lib.is_true(input.facts.human_oversight.training_evaluated)]),
	lib.doubt(covers_bias),
])

severity := lib.when(covers_bias, "minor", "major")

covers_bias := lib.is_true(input.facts.human_oversight.automation_bias_training)
