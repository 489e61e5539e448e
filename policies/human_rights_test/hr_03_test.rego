package requirements.human_rights_test.hr_03_test

import data.blank
import data.requirements.human_rights_test.hr_03

satisfied(changes) := answer if {
	answer := hr_03.satisfied with input as record(changes)
}

severity(changes) := answer if {
	answer := hr_03.severity with input as record(changes)
}

record(changes) := blank.record({
	"purpose": {"statement": object.get(changes, "statement", blank.text)},
	"legal_basis": {
		"legitimate_aim": object.get(changes, "aim", "public_safety"),
		"practical_aim": object.get(changes, "practical_aim", "crime_prevention"),
	},
	"deployment": {
		"mode": object.get(changes, "mode", "realtime_rbi"),
		"space": object.get(changes, "space", "publicly_accessible"),
	},
})

test_it_always_applies if hr_03.applies == "yes"

test_an_empty_record_leaves_it_open if {
	open := hr_03.satisfied with input as blank.record({})
	open == "unknown"
	weight := hr_03.severity with input as blank.record({})
	weight == "blocking"
}

test_each_aim_of_the_convention_counts if {
	every aim in [
		"national_security",
		"public_safety",
		"economic_wellbeing",
		"prevention_of_disorder_or_crime",
		"health_or_morals",
		"rights_of_others",
	] {
		satisfied({"aim": aim}) == "yes"
	}
}

test_an_aim_that_is_none_of_them_fails_and_blocks if {
	every aim in ["none_of_these", {"state": "absent"}] {
		satisfied({"aim": aim}) == "no"
		severity({"aim": aim}) == "blocking"
	}
}

test_the_aim_has_to_be_written_down if {
	satisfied({"statement": blank.absent}) == "no"
	severity({"statement": blank.absent}) == "blocking"
	satisfied({"statement": null}) == "unknown"
	satisfied({"statement": blank.withheld}) == "unknown"
}

test_how_long_the_statement_is_says_nothing if satisfied({"statement": {"state": "given", "length": 1}}) == "yes"

test_searching_the_public_for_convenience_fails_as_this_project_sees_it_and_weighs_as_minor if {
	every aim in ["convenience", "efficiency"] {
		satisfied({"practical_aim": aim}) == "no"
		severity({"practical_aim": aim}) == "minor"
		satisfied({"practical_aim": aim, "space": "border"}) == "no"
		satisfied({"practical_aim": aim, "space": "workplace"}) == "yes"
		satisfied({"practical_aim": aim, "mode": "verification_1_1"}) == "yes"
		satisfied({"practical_aim": aim, "mode": null}) == "unknown"
	}
}

test_convenience_is_left_open_only_by_what_is_not_known_of_the_search if {
	every name in ["mode", "space"] {
		satisfied({"practical_aim": "convenience", name: null}) == "unknown"
	}
	satisfied({"practical_aim": null}) == "unknown"
	satisfied({"practical_aim": blank.withheld}) == "unknown"
	satisfied({"practical_aim": "safety", "mode": null, "space": null}) == "yes"
}

test_an_unknown_aim_is_not_settled_by_convenience if {
	satisfied({"aim": null, "practical_aim": "convenience"}) == "unknown"
	severity({"aim": null, "practical_aim": "convenience"}) == "blocking"
}
