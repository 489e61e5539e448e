# METADATA
# title: The public can find out
# description: |
#   Anyone can find out that the system exists, why, where and on whom: there is a public entry, the rules of its
#   use are published, and what is left out is left out for a reason that somebody else has reviewed.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-05
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, transparency
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - transparency.public_entry_url
#     - transparency.policy_published
#     - transparency.redactions
#   parameters: []
#   comply: |
#     Publish an entry about the deployment and the rules of its use. For each part that is left out give the reason
#     and say who reviewed it; where nothing is left out, say so.
#   remedies:
#     - set:
#         transparency.public_entry_url: {given: true}
#         transparency.policy_published: true
#         transparency.redactions: []
#     - set:
#         transparency.public_entry_url: {given: true}
#         transparency.policy_published: true
#         transparency.redactions: [{reason: {given: true}, reviewed_by: {given: true}, what: {given: true}}]
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. Single answers may be left out of the public page
#     for a reviewed reason; a whole entry is never secret in this register. Results are the matter of UCR-13.
package requirements.guiding_principles.ucr_05

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.given(input.facts.transparency.public_entry_url),
	lib.is_true(input.facts.transparency.policy_published),
	lib.every_item(input.facts.transparency.redactions, [answer |
		some redaction in lib.items(input.facts.transparency.redactions)
		answer := lib.all_of([lib.given(redaction.reason), lib.given(redaction.reviewed_by)])
	]),
])
