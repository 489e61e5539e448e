package terms

import data.lib

# The rule is public and leaves neither the choice of persons nor the choice of place to those who use the technology.
# A one-to-one check compares only the person who asks. Where a watchlist is used, whoever is put on it is searched for,
# so a rule that leaves that open leaves the choice of persons open, whatever else it says of them. No place is chosen
# where people present themselves, or where material already held is searched.
rule_limits_discretion := lib.all_of([
	lib.is_true(input.facts.legal_basis.published),
	lib.is_true(input.facts.legal_basis.specifies_when),
	lib.any_of([verification, choice_of_persons_limited]),
	lib.any_of([no_place_is_chosen, lib.is_true(input.facts.legal_basis.specifies_where)]),
])

choice_of_persons_limited := lib.all_of([
	lib.is_true(input.facts.legal_basis.specifies_who),
	lib.implies(watchlist_used, lib.is_true(input.facts.watchlist.criteria_defined)),
])

watchlist_used := lib.any_of([
	lib.is_true(input.facts.watchlist.exists),
	lib.one_of(input.facts.deployment.targeting, ["watchlist"]),
])

no_place_is_chosen := lib.settled(
	mode_without_place,
	lib.any_of([lib.negate(mode_without_place), mode_belied, presence_belied, live_identification_shown, live_by_delay]),
)

mode_without_place := lib.one_of(input.facts.deployment.mode, [
	"verification_1_1",
	"identification_1n_cooperative",
	"post_rbi",
	"data_analytics",
])
