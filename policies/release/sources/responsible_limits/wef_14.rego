# METADATA
# title: Users are trained, examiners certified
# description: |
#   Everybody who uses the tool is trained, the examiners who compare faces are certified, and training is repeated
#   within a set interval.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-14
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
#     - human_oversight.trained
#     - human_oversight.examiner_certified
#     - human_oversight.training_refresh_days
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
#   parameters:
#     - max_training_refresh_days
#   comply: |
#     Train everybody who uses the tool, have those who compare faces certified, and repeat the training within the
#     set interval.
#   remedies:
#     - set:
#         human_oversight.trained: true
#         human_oversight.examiner_certified: true
#         human_oversight.training_refresh_days: {parameter: max_training_refresh_days}
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Certification is recalled for those who compare faces, and awareness for
#     everybody else; so users are asked to be trained and only examiners to be certified, and an agency whose
#     investigators merely send requests does not fail. The interval is this project's parameter.
package requirements.responsible_limits.wef_14

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.all_of([
	lib.is_true(input.facts.human_oversight.trained),
	lib.is_true(input.facts.human_oversight.examiner_certified),
	lib.at_most(input.facts.human_oversight.training_refresh_days, lib.parameter("max_training_refresh_days")),
])
