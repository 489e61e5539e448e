# METADATA
# title: What is withheld is decided and looked at again
# description: |
#   A single answer is left out of the public page only under a provision and by the decision of an office, which looks
#   at it again by a stated day; and never so much that nobody can find out where the deployment is and on whom it is used.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-16
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
#     - withholding.stubs
#     - place.country
#     - place.subdivision
#     - place.area_codes
#     - place.sites
#     - scope.places
#     - scope.persons_class
#     - deployment.targeting
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Look at it again by the day that was set: publish what need not be withheld any more, and file the rest under a
#     decision that has been taken, with a later day of review. Publish of the answers that say where the deployment is,
#     and of those that say on whom it is used, at least one each.
#   remedies: []
#   unreachable: []
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle, that the public can find out that a system exists, why, where, on whom and with what results; the
#     tests are this project's reading of it, as those of UCR-05 are. A day of review that has passed fails, and so does a
#     decision that lies ahead: either way nobody stands for the withholding on the day of the assessment. That a system
#     exists, what it is, what for, by which law and on whose decision cannot be withheld in this register at all. No
#     number limits for how long or how much may be withheld, for the source has none. When the decision was taken
#     beside the start of the use is not asked: one may withhold what is still planned. Whether the provision carries
#     the withholding a rule cannot read; oversight bodies can, and open what is withheld.
package requirements.guiding_principles.ucr_16

import data.lib

applies := lib.count_at_least(input.facts.withholding.stubs, 1)

satisfied := lib.all_of([decided_and_reviewed, where_is_public, on_whom_is_public])

decided_and_reviewed := lib.every_item(input.facts.withholding.stubs, [answer |
	some stub in lib.items(input.facts.withholding.stubs)
	answer := lib.all_of([
		lib.given(stub.provision),
		lib.given(stub.decided_by),
		lib.not_after(stub.decided_on, input.law_date),
		lib.not_after(input.law_date, stub.review_by),
	])
])

# Of what is withheld it is known that nobody reads it; of what is merely not answered nothing is.
where_is_public := lib.any_of([
	lib.negate(withholds(where)),
	shown(input.facts.place.country, ["place.country"]),
	shown(input.facts.place.subdivision, ["place.subdivision"]),
	shown(input.facts.place.area_codes, ["place.area_codes"]),
	shown(input.facts.place.sites, ["place.sites"]),
	shown(input.facts.scope.places, ["scope.places"]),
])

on_whom_is_public := lib.any_of([
	lib.negate(withholds(on_whom)),
	shown(input.facts.scope.persons_class, ["scope.persons_class"]),
	shown(input.facts.deployment.targeting, ["deployment.targeting"]),
	shown(input.facts.watchlist.categories, ["watchlist.categories"]),
])

shown(answer, field) := lib.all_of([lib.given(answer), lib.negate(withholds(field))])

withholds(fields) := lib.any_of([lib.one_of(stub.field, fields) |
	some stub in lib.items(input.facts.withholding.stubs)
])

where := ["place.country", "place.subdivision", "place.area_codes", "place.sites", "scope.places"]

on_whom := ["scope.persons_class", "deployment.targeting", "watchlist.categories"]
