# METADATA
# title: Somebody answers for it and somebody else can look
# description: |
#   The holder of a named office answers for the deployment, a body outside it can examine it, and it is audited at
#   set intervals.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-04
#   kind: duty
#   severity: blocking
#   ground: accountability
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, accountability
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - governance.accountable_owner
#     - governance.oversight_independent
#     - governance.audit_interval_days
#   parameters:
#     - audit_interval_days
#   comply: |
#     Name the office that answers for the deployment and an independent body that oversees it, and set an interval
#     of audits no longer than the parameter.
#   remedies:
#     - set:
#         governance.accountable_owner: {given: true}
#         governance.oversight_independent: true
#         governance.audit_interval_days: {parameter: audit_interval_days}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. How long the interval may be is this project's
#     parameter, so an interval that is set and too long weighs, alone, as major. When the last audit was held is
#     asked by UNP-10.
package requirements.guiding_principles.ucr_04

import data.lib

applies := "yes"

satisfied := lib.any_of([lib.all_of([answered_for, often_enough]), lib.doubt(answered_for)])

severity := lib.when(answered_for, "major", "blocking")

answered_for := lib.all_of([
	lib.given(input.facts.governance.accountable_owner),
	lib.is_true(input.facts.governance.oversight_independent),
	lib.given(input.facts.governance.audit_interval_days),
])

often_enough := lib.at_most(input.facts.governance.audit_interval_days, lib.parameter("audit_interval_days"))
