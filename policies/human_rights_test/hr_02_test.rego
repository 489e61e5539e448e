package requirements.human_rights_test.hr_02_test

import data.blank
import data.requirements.human_rights_test.hr_02

satisfied(mode, rule) := answer if {
	answer := hr_02.satisfied with input as record(mode, rule)
}

exceptions(mode) := answer if {
	answer := hr_02.exceptions with input as record(mode, {})
}

# No watchlist; `listed` has what is known of one.
record(mode, rule) := listed_record(mode, "targeted", rule, {"exists": false, "criteria_defined": null})

listed_record(mode, targeting, rule, list) := blank.record({
	"deployment": {"mode": mode, "targeting": targeting},
	"legal_basis": object.union(blank.facts.legal_basis, rule),
	"watchlist": list,
})

listed(targeting, exists, criteria) := answer if {
	answer := hr_02.satisfied with input as listed_record(
		"realtime_rbi", targeting, precise,
		{"exists": exists, "criteria_defined": criteria},
	)
}

precise := {"published": true, "specifies_who": true, "specifies_where": true, "specifies_when": true}

test_it_always_applies if hr_02.applies == "yes"

test_an_empty_record_leaves_it_open if satisfied(null, {}) == "unknown"

test_a_public_rule_on_who_where_and_when_is_enough_for_every_mode if {
	every mode in [null, "realtime_rbi", "post_rbi", "verification_1_1", "categorisation", "data_analytics"] {
		satisfied(mode, precise) == "yes"
	}
}

test_discretion_over_persons_place_or_occasion_fails_live_use if {
	every limb in ["published", "specifies_who", "specifies_where", "specifies_when"] {
		satisfied("realtime_rbi", object.union(precise, {limb: false})) == "no"
		satisfied("realtime_rbi", object.union(precise, {limb: null})) == "unknown"
		satisfied("realtime_rbi", object.union(precise, {limb: blank.withheld})) == "unknown"
	}
}

test_no_place_is_chosen_where_held_material_is_searched if {
	satisfied("post_rbi", object.union(precise, {"specifies_where": false})) == "yes"
	satisfied("post_rbi", object.union(precise, {"specifies_who": false})) == "no"
	satisfied("categorisation", object.union(precise, {"specifies_where": false})) == "no"
	exceptions("post_rbi") == ["no_place_is_chosen"]
	exceptions("realtime_rbi") == []
}

test_a_one_to_one_check_needs_only_a_public_rule_on_when if {
	satisfied("verification_1_1", {"published": true, "specifies_when": true}) == "yes"
	satisfied("verification_1_1", {"published": true, "specifies_when": false}) == "no"
	satisfied("verification_1_1", {"published": false, "specifies_when": true}) == "no"
	exceptions("verification_1_1") == ["no_place_is_chosen", "one_to_one_verification"]
}

test_an_unknown_mode_does_not_waive_the_place if {
	satisfied(null, object.union(precise, {"specifies_where": false})) == "unknown"
}

used := [["watchlist", true], ["watchlist", null], ["watchlist", false], ["targeted", true], [null, true]]

test_a_rule_that_leaves_open_who_goes_on_the_watchlist_leaves_discretion if {
	every way in used {
		listed(way[0], way[1], true) == "yes"
		listed(way[0], way[1], false) == "no"
	}
}

test_an_unanswered_question_about_the_criteria_stays_open if {
	every way in used {
		every answer in [null, blank.withheld] {
			listed(way[0], way[1], answer) == "unknown"
		}
	}
}

test_criteria_for_the_list_alone_do_not_name_who_is_searched_for if {
	every who, expected in {false: "no", null: "unknown"} {
		answer := hr_02.satisfied with input as listed_record(
			"realtime_rbi", "watchlist", object.union(precise, {"specifies_who": who}),
			{"exists": true, "criteria_defined": true},
		)
		answer == expected
	}
}

test_without_a_watchlist_nobody_is_put_on_one if {
	every criteria in [true, false, null] {
		listed("targeted", false, criteria) == "yes"
	}
}

test_a_watchlist_that_may_be_used_leaves_a_want_of_criteria_open if {
	listed(null, null, false) == "unknown"
	listed(null, null, true) == "yes"
}

test_a_one_to_one_check_needs_no_criteria_for_a_list if {
	answer := hr_02.satisfied with input as listed_record(
		"verification_1_1", "enrolled_group", precise,
		{"exists": true, "criteria_defined": false},
	)
	answer == "yes"
}
