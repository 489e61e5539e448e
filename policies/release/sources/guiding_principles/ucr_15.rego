# METADATA
# title: It is known what exactly is running
# description: |
#   The product, its version and its configuration are pinned, so that evidence speaks about what is running.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-15
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Cross-cutting perspectives, technology
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - provider.system_name
#     - system.version
#     - system.configuration_digest
#   parameters: []
#   comply: |
#     Name the product and the version in use and give the digest of the configuration it runs with.
#   remedies:
#     - set:
#         provider.system_name: {given: true}
#         system.version: {given: true}
#         system.configuration_digest: {given: true}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. The threshold is not asked for by itself: it is not
#     public, so no rule can see whether it was given; it is part of the configuration that the digest pins.
package requirements.guiding_principles.ucr_15

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.given(input.facts.provider.system_name),
	lib.given(input.facts.system.version),
	lib.given(input.facts.system.configuration_digest),
])
