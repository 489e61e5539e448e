# METADATA
# title: Results, errors and complaints are published
# description: |
#   What the deployment achieved, how often it was wrong about somebody and how many complained is published
#   regularly, so that trust can be given or taken back.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-13
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Cross-cutting perspectives, public trust
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - transparency.statistics_published_on
#     - transparency.misidentification_count_published
#     - rights.complaints_count_published
#   parameters:
#     - statistics_interval_days
#   comply: |
#     Publish statistics at least as often as the parameter says, with the number of people wrongly identified and
#     the number of complaints.
#   remedies:
#     - set:
#         transparency.statistics_published_on: {days_before: 0}
#         transparency.misidentification_count_published: true
#         rights.complaints_count_published: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. The interval is this project's parameter. A
#     deployment that has not begun has nothing to publish and fails all the same until it does: the rule asks for
#     what is there. Statistics dated after the law date are not published yet.
package requirements.guiding_principles.ucr_13

import data.lib

applies := "yes"

satisfied := lib.all_of([
	lib.within_days(
		input.facts.transparency.statistics_published_on,
		input.law_date,
		lib.parameter("statistics_interval_days"),
	),
	lib.is_true(input.facts.transparency.misidentification_count_published),
	lib.is_true(input.facts.rights.complaints_count_published),
])
