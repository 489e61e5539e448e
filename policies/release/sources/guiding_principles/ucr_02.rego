# METADATA
# title: Harms are named, lessened and stopped
# description: |
#   Whoever begins knows what harm may come of it, what lessens each severe one, and what would make them stop. A
#   severe harm that is known and that nothing lessens ends the matter.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-02
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, second paragraph, do no harm
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - risks.harms
#     - risks.stop_conditions
#   parameters: []
#   comply: |
#     Name the harms that can be foreseen, say for each severe one what is done about it, and write down what would
#     make you stop.
#   remedies:
#     - set:
#         risks.harms: [{description: {given: true}, mitigation: {given: true}}]
#         risks.stop_conditions: {given: true}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. How severe a harm is is told by the body itself;
#     one whose severity is not told needs its mitigation. An empty list fails: no surveillance is without a
#     foreseeable harm. Whether what is done is enough is not something this rule can see.
package requirements.guiding_principles.ucr_02

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.given(input.facts.risks.harms),
	lib.every_item(input.facts.risks.harms, [answer |
		some harm in lib.items(input.facts.risks.harms)
		answer := lib.any_of([lib.one_of(harm.severity, ["slight", "moderate"]), lib.given(harm.mitigation)])
	]),
	lib.given(input.facts.risks.stop_conditions),
])
