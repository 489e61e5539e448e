package terms

import data.lib

# Every period has an end: for data without a match, data of a match, the entries of a list, and the templates of people who
# enrolled.
every_period_ends := lib.all_of([
	period_ends(input.facts.data.retention_nonmatch_seconds, input.facts.data.retention_nonmatch_indefinite),
	period_ends(input.facts.data.retention_match_days, input.facts.data.retention_match_indefinite),
	lib.any_of([
		lib.is_false(input.facts.watchlist.exists),
		watchlist_period_ends,
	]),
	lib.any_of([
		lib.negate(lib.one_of(input.facts.deployment.targeting, ["enrolled_group"])),
		period_ends(input.facts.data.retention_enrolled_days, input.facts.data.retention_enrolled_indefinite),
	]),
])

# Entries of a list are not kept for ever.
watchlist_period_ends := period_ends(
	input.facts.data.retention_watchlist_days,
	input.facts.data.retention_watchlist_indefinite,
)

# Two questions ask the same: a stated period is an end, and a period declared not to exist is none. Where the two answers
# speak against each other they settle nothing.
period_ends(period, indefinite) := lib.settled(
	lib.any_of([lib.given(period), lib.is_false(indefinite)]),
	lib.any_of([lib.negate(lib.given(period)), lib.is_true(indefinite)]),
)
