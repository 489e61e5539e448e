# METADATA
# title: Those it concerns were asked first
# description: |
#   The communities it concerns were consulted before the deployment began, and the answer to what they said is on
#   record. In an emergency the consultation may follow within a set time.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-14
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Cross-cutting perspectives, social acceptance
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - assessments.public_consultation.done
#     - assessments.public_consultation.done_on
#     - assessments.public_consultation.response_url
#     - deployment.start_date
#     - deployment.emergency_start
#   parameters:
#     - emergency_consultation_days
#   comply: |
#     Consult the communities concerned before you begin, and publish your answer to what they said. Where you began
#     without it, stop, consult and begin again. In an emergency consult as soon as you can, within the longest span
#     this register accepts (see the parameter).
#   remedies:
#     - set:
#         assessments.public_consultation.done: true
#         assessments.public_consultation.done_on: {days_before: 0}
#         assessments.public_consultation.response_url: {given: true}
#     - set:
#         assessments.public_consultation.done: true
#         assessments.public_consultation.done_on: {days_before: 0}
#         assessments.public_consultation.response_url: {given: true}
#         deployment.start_date: {days_before: 0}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. The emergency exception and its days are this
#     project's own. While the days still run the duty is not due, and the exception shows that the result rests on
#     it; it counts only from a recorded start. A consultation dated after the law date has not been held yet. Where
#     use began without a consultation, the second set of changes means to stop, to consult and to begin anew.
package requirements.guiding_principles.ucr_14

import data.lib

applies := "yes"

satisfied := lib.any_of([consulted_first, emergency])

exceptions := lib.took_effect({"emergency_start": lib.carries(emergency, consulted_first)})

consulted_first := lib.all_of([consulted, before_the_start])

consulted := lib.all_of([
	lib.is_true(input.facts.assessments.public_consultation.done),
	lib.given(input.facts.assessments.public_consultation.response_url),
	lib.not_after(done_on, input.law_date),
])

# Use that has not begun cannot have begun too early.
before_the_start := lib.any_of([lib.negate(lib.given(started_on)), lib.not_after(done_on, started_on)])

emergency := lib.all_of([
	lib.is_true(input.facts.deployment.emergency_start),
	lib.any_of([
		lib.within_days(started_on, input.law_date, allowance),
		lib.all_of([consulted, lib.span_at_most(started_on, done_on, allowance)]),
	]),
])

allowance := lib.parameter("emergency_consultation_days")

done_on := input.facts.assessments.public_consultation.done_on

started_on := input.facts.deployment.start_date
