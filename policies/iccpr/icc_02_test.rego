package requirements.iccpr.icc_02_test

import data.blank
import data.requirements.iccpr.icc_02

satisfied(changes) := answer if {
	answer := icc_02.satisfied with input as record(changes)
		with data.parameters as parameters
}

severity(changes) := answer if {
	answer := icc_02.severity with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"watchlist.exists": true,
	"watchlist.selected_on_protected_ground": false,
	"place.protected_ground_selection": false,
	"place.selection_criteria": blank.text,
	"place.demographic_review": true,
	"system.bias.max_fpir_ratio": 1500000,
	"system.bias.max_fmr_ratio": null,
	"system.bias.false_positive_events": 3,
	"system.bias.false_positive_trials": 5000,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"min_false_positive_trials": 1000}
}

test_it_always_applies if icc_02.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"watchlist.selected_on_protected_ground": true,
	"place.protected_ground_selection": true,
	"place.selection_criteria": blank.absent,
	"place.demographic_review": false,
	"system.bias.max_fpir_ratio": blank.absent,
}

test_each_part_declared_missing_fails_it if {
	every path, answer in missing {
		satisfied({path: answer}) == "no"
	}
}

test_what_is_not_known_never_meets_it_and_never_fails_it if {
	every path in object.keys(missing) {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	answer := icc_02.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

grounds := ["watchlist.selected_on_protected_ground", "place.protected_ground_selection"]

test_a_distinction_blocks_and_a_want_of_watchfulness_weighs_as_major if {
	every path, answer in missing {
		severity({path: answer}) == {true: "blocking", false: "major"}[path in grounds]
	}
}

test_a_want_of_watchfulness_is_left_open_while_the_distinction_is if {
	every ground in grounds {
		satisfied({ground: null, "place.demographic_review": false}) == "unknown"
		satisfied({ground: true, "place.demographic_review": null}) == "no"
		severity({ground: true, "place.demographic_review": false}) == "blocking"
	}
}

test_nobody_is_put_on_a_list_that_there_is_not if {
	no_list := {"watchlist.exists": false, "watchlist.selected_on_protected_ground": null}
	satisfied(no_list) == "yes"
	satisfied(object.union(no_list, {"watchlist.selected_on_protected_ground": true})) == "unknown"
	satisfied({"watchlist.exists": null, "watchlist.selected_on_protected_ground": true}) == "no"
	satisfied({"watchlist.exists": null, "watchlist.selected_on_protected_ground": null}) == "unknown"
}

test_where_no_place_is_chosen_none_is_chosen_by_ground if {
	searched := {
		"deployment.mode": "post_rbi", "deployment.processing": "retrospective",
		"place.protected_ground_selection": null,
		"place.selection_criteria": blank.absent,
		"place.demographic_review": false,
	}
	satisfied(searched) == "yes"
	satisfied(object.union(searched, {"place.protected_ground_selection": true})) == "unknown"
	satisfied(object.union(searched, {"deployment.mode": "behaviour_analytics"})) == "unknown"
}

test_the_ratio_is_that_of_the_comparison_made if {
	one_to_one := {"deployment.mode": "verification_1_1", "system.bias.max_fpir_ratio": null}
	satisfied(object.union(one_to_one, {"system.bias.max_fmr_ratio": 1000000})) == "yes"
	satisfied(object.union(one_to_one, {"system.bias.max_fmr_ratio": blank.absent})) == "no"
	satisfied(one_to_one) == "unknown"
	satisfied({"deployment.mode": "categorisation", "system.bias.max_fpir_ratio": blank.absent}) == "yes"
	satisfied({"deployment.mode": null, "system.bias.max_fpir_ratio": blank.absent}) == "unknown"
}

test_no_false_positive_in_enough_trials_has_no_ratio if {
	none := {"system.bias.max_fpir_ratio": blank.absent, "system.bias.false_positive_events": 0}
	[satisfied(object.union(none, {"system.bias.false_positive_trials": n})) | some n in [999, 1000, 1001]] == [
		"no",
		"yes",
		"yes",
	]
	satisfied(object.union(none, {"system.bias.false_positive_events": 1})) == "no"
	satisfied(object.union(none, {"system.bias.false_positive_events": null})) == "unknown"
}
