# METADATA
# title: Even treatment is shown, not asserted
# description: |
#   That the system works, and weighs, evenly on different groups of people is shown by a test across groups and by
#   an assessment of its effect on equality.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-03
#   kind: duty
#   severity: blocking
#   ground: fairness_bias
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, fairness
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - system.bias.tested
#     - system.bias.groups
#     - system.bias.by_sex
#     - system.bias.by_age
#     - system.bias.by_ethnicity
#     - assessments.equality.done
#     - deployment.mode
#     - deployment.technology
#     - consent.alternative_equal
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - min_bias_groups
#   comply: |
#     Have the system tested across groups of people, by sex, by age and by ethnicity or at least across as many as
#     the parameter says, and assess its effect on equality.
#   remedies:
#     - set:
#         system.bias.tested: true
#         system.bias.groups: {given: true}
#         system.bias.by_sex: true
#         system.bias.by_age: true
#         system.bias.by_ethnicity: true
#         assessments.equality.done: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. How many groups is this project's parameter; a test
#     by sex, by age and by ethnicity is across enough of them however the groups are listed. So falling short of
#     the number alone weighs as major. Weighs as major too for a one-to-one check that everyone may refuse without
#     disadvantage; while it is not known how it weighs, a failure is left open. Who tested, and what came out, is
#     asked by ECH-03 and by the rules on error rates.
package requirements.guiding_principles.ucr_03

import data.lib
import data.terms

applies := "yes"

satisfied := lib.any_of([lib.all_of([tested, enough_groups]), lib.doubt(lighter)])

severity := lib.when(lighter, "major", "blocking")

lighter := lib.any_of([
	tested,
	lib.all_of([terms.verification, lib.is_true(input.facts.consent.alternative_equal)]),
])

tested := lib.all_of([
	lib.is_true(input.facts.system.bias.tested),
	lib.given(input.facts.system.bias.groups),
	lib.is_true(input.facts.assessments.equality.done),
])

enough_groups := lib.any_of([
	lib.count_at_least(input.facts.system.bias.groups, lib.parameter("min_bias_groups")),
	lib.all_of([
		lib.is_true(input.facts.system.bias.by_sex),
		lib.is_true(input.facts.system.bias.by_age),
		lib.is_true(input.facts.system.bias.by_ethnicity),
	]),
])
