# METADATA
# title: Human rights assessed, ethics reviewed from outside
# description: |
#   There is an assessment of the effect on human rights, and people outside the unit that uses the system have
#   reviewed it ethically.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-09
#   kind: duty
#   severity: major
#   ground: dpia
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Cross-cutting perspectives, human rights and ethics
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - assessments.human_rights.done
#     - assessments.ethics_review.independent
#   parameters: []
#   comply: |
#     Assess the effect on human rights, and have the deployment reviewed by people who do not belong to the unit
#     that runs it.
#   remedies:
#     - set:
#         assessments.human_rights.done: true
#         assessments.ethics_review.independent: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. Who reviewed is recorded and not tested.
package requirements.guiding_principles.ucr_09

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.is_true(input.facts.assessments.human_rights.done),
	lib.is_true(input.facts.assessments.ethics_review.independent),
])
