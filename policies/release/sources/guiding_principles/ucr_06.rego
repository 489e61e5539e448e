# METADATA
# title: An alert can be explained
# description: |
#   Those who work with the system can say why it raised an alert and how sure it is, and whoever is affected gets
#   an account of how the output was used.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-06
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, explainability
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - system.explanation_method
#     - rights.explanation_available
#     - human_oversight.output_presented_with_score
#   parameters: []
#   comply: |
#     Say how an output is explained, show outputs with how sure the system is, and give people who were affected an
#     account on request.
#   remedies:
#     - set:
#         system.explanation_method: {given: true}
#         rights.explanation_available: true
#         human_oversight.output_presented_with_score: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. Whether an account can be understood is not
#     something this rule can see.
package requirements.guiding_principles.ucr_06

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.given(input.facts.system.explanation_method),
	lib.is_true(input.facts.rights.explanation_available),
	lib.is_true(input.facts.human_oversight.output_presented_with_score),
])
