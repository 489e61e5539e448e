# METADATA
# title: Dress and custom are thought of
# description: |
#   Religious and cultural dress, head coverings and the customs of a place are considered, and there is a rule for
#   those who operate the system.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-12
#   kind: duty
#   severity: minor
#   ground: fairness_bias
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Cross-cutting perspectives, culture
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - assessments.culture.done
#     - operations.headcovering_rule
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Consider what people wear and how they live where the system is used, and write down what operators do about
#     head coverings.
#   remedies:
#     - set:
#         assessments.culture.done: true
#         operations.headcovering_rule: {given: true}
#   unreachable: []
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. Asked of biometric systems only. Whether errors
#     were measured on covered faces is recorded and not tested.
package requirements.guiding_principles.ucr_12

import data.lib
import data.terms

applies := terms.biometric

satisfied := lib.all_of([
	lib.is_true(input.facts.assessments.culture.done),
	lib.given(input.facts.operations.headcovering_rule),
])
