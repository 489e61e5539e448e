# METADATA
# title: Looked at again through its whole life
# description: |
#   Fairness, accountability, transparency and explainability are evaluated again at every substantial change and at
#   set intervals, of the version in use, and there is a plan for the end.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-07
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, the whole life cycle
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - governance.last_evaluation_on
#     - governance.last_evaluated_version_is_current
#     - governance.decommission_plan
#   parameters:
#     - evaluation_interval_days
#   comply: |
#     Evaluate the version in use, again after every change and at least as often as the parameter says, and write
#     down how the system will be taken out of use.
#   remedies:
#     - set:
#         governance.last_evaluation_on: {days_before: 0}
#         governance.last_evaluated_version_is_current: true
#         governance.decommission_plan: {given: true}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. The interval is this project's parameter. An
#     evaluation dated after the law date has not been made yet.
package requirements.guiding_principles.ucr_07

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.within_days(
		input.facts.governance.last_evaluation_on,
		input.law_date,
		lib.parameter("evaluation_interval_days"),
	),
	lib.is_true(input.facts.governance.last_evaluated_version_is_current),
	lib.given(input.facts.governance.decommission_plan),
])
