package requirements.un_data_protection.unp_05_test

import data.blank
import data.requirements.un_data_protection.unp_05 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"watchlist/exists": true,
	"watchlist/review_interval_days": 90,
	"watchlist/last_review_on": days_ago(90),
	"watchlist/removal_on_status_change": true,
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"max_watchlist_review_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "add", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

applies(changes) := answer if {
	answer := requirement.applies with input as changed(changes) with data.parameters as parameters
}

satisfied(changes) := answer if {
	answer := requirement.satisfied with input as changed(changes) with data.parameters as parameters
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open with data.parameters as parameters
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open with data.parameters as parameters
	met_or_not == "unknown"
}

test_a_list_reviewed_within_its_interval_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_wherever_personal_data_is_processed_with_a_watchlist if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
	applies({"watchlist/exists": false}) == "no"
	applies({"watchlist/exists": null}) == "unknown"
}

test_a_review_within_the_interval_counts if {
	satisfied({"watchlist/last_review_on": days_ago(0)}) == "yes"
	satisfied({"watchlist/last_review_on": days_ago(89)}) == "yes"
	satisfied({"watchlist/last_review_on": days_ago(90)}) == "yes"
	satisfied({"watchlist/last_review_on": days_ago(91)}) == "no"
	satisfied({"watchlist/last_review_on": days_ago(-1)}) == "no"
}

test_an_interval_below_or_at_the_cap_counts if {
	satisfied({"watchlist/review_interval_days": 364}) == "yes"
	satisfied({"watchlist/review_interval_days": 365}) == "yes"
	satisfied({"watchlist/review_interval_days": 366}) == "no"
}

test_a_list_that_was_never_reviewed_fails if {
	satisfied({"watchlist/last_review_on": blank.absent}) == "no"
	satisfied({"watchlist/review_interval_days": blank.absent}) == "no"
}

test_entries_that_outlive_a_change_of_status_fail if {
	satisfied({"watchlist/removal_on_status_change": false}) == "no"
}

questions := [
	"watchlist/review_interval_days",
	"watchlist/last_review_on",
	"watchlist/removal_on_status_change",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
