# METADATA
# title: Nobody loses out for want of a device
# description: |
#   Nobody loses a service or a remedy because they lack a device, a connection, letters or the language of the
#   majority: there is a way without a device, and what is published can be read.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-11
#   kind: duty
#   severity: major
#   ground: fairness_bias
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Cross-cutting perspectives, digital divide
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - accessibility.non_digital_alternative
#     - accessibility.languages
#     - accessibility.formats
#     - deployment.covert
#     - deployment.targeting
#   parameters: []
#   comply: |
#     Offer a way that needs no device, name the languages in which information is given, and publish it as an
#     accessible web page. Where no service is offered, as in covert use or a search by watchlist, let people be
#     reached and complain in person, by telephone or by post.
#   remedies:
#     - set:
#         accessibility.non_digital_alternative: true
#         accessibility.languages: {given: true}
#         accessibility.formats: [accessible_web, in_person]
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. Exception of this project: covert use, and use that
#     only looks for people on a watchlist, offers no service to which there could be another way; there the routes
#     of notice and complaint must be open without a device instead.
package requirements.guiding_principles.ucr_11

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.any_of([another_way, no_service]),
	lib.given(input.facts.accessibility.languages),
	lib.includes(input.facts.accessibility.formats, "accessible_web"),
])

exceptions := lib.took_effect({"no_service_offered": lib.carries(no_service, another_way)})

another_way := lib.is_true(input.facts.accessibility.non_digital_alternative)

no_service := lib.all_of([
	lib.any_of([
		lib.is_true(input.facts.deployment.covert),
		lib.one_of(input.facts.deployment.targeting, ["watchlist"]),
	]),
	lib.negate(lib.none_of(input.facts.accessibility.formats, ["in_person", "telephone", "post"])),
])
