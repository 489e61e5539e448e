package requirements.human_rights_test.hr_02_test

import data.blank
import data.requirements.human_rights_test.hr_02

satisfied(mode, rule) := answer if {
	answer := hr_02.satisfied with input as record(mode, rule)
}

exceptions(mode) := answer if {
	answer := hr_02.exceptions with input as record(mode, {})
}

record(mode, rule) := blank.record({
	"deployment": {"mode": mode},
	"legal_basis": object.union(blank.facts.legal_basis, rule),
})

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
