package requirements.council_of_europe.coe_02_test

import data.blank
import data.requirements.council_of_europe.coe_02 as requirement

# A system that reads emotions for a game, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "emotion",
	"system/inferred_attributes": [],
	"purpose/code": "other",
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

memberships := blank.by_country({
	"european_union": [{"country": "FR", "from_day": null, "until_day": null}],
	"european_economic_area": [{"country": "NO", "from_day": null, "until_day": null}],
	"council_of_europe": [{"country": "CH", "from_day": null, "until_day": null}],
})

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_it_applies_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_emotion_inferred_in_another_mode_counts if {
	result("applies", {"deployment/mode": "categorisation"}) == "no"
	result("applies", {"deployment/mode": "categorisation", "system/inferred_attributes": ["emotion"]}) == "yes"
	result("applies", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "system/inferred_attributes": ["emotion"]}) == "yes"
	result("applies", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "system/inferred_attributes": null}) == "unknown"
}

test_health_counts_where_people_are_sorted_by_it if {
	result("applies", {"deployment/mode": "categorisation", "system/inferred_attributes": ["health"]}) == "yes"
	result("applies", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "system/inferred_attributes": ["health"]}) == "no"
	result("applies", {"deployment/mode": "categorisation", "system/inferred_attributes": ["age"]}) == "no"
}

test_affect_recognition_for_something_light_meets_it if {
	every purpose in ["other", "marketing_analytics", "traffic", "crowd_safety", "missing_person"] {
		result("satisfied", {"purpose/code": purpose}) == "yes"
		result("severity", {"purpose/code": purpose}) == "major"
	}
}

test_the_fields_that_the_text_names_block if {
	every purpose in ["hiring", "insurance", "education", "employee_monitoring"] {
		result("satisfied", {"purpose/code": purpose}) == "no"
		result("severity", {"purpose/code": purpose}) == "blocking"
	}
}

test_other_fields_in_which_much_is_at_stake_weigh_as_major if {
	every purpose in [
		"policing_general",
		"protest_policing",
		"criminal_investigation",
		"crime_risk_prediction",
		"wanted_and_missing",
		"fugitive_location",
		"political_monitoring",
		"journalist_source_identification",
		"counter_terrorism",
		"border_check",
		"migration_control",
		"benefit_control",
	] {
		result("satisfied", {"purpose/code": purpose}) == "no"
		result("severity", {"purpose/code": purpose}) == "major"
	}
}

test_an_unknown_purpose_leaves_it_open_and_weighs_no_less if {
	result("satisfied", {"purpose/code": null}) == "unknown"
	result("severity", {"purpose/code": null}) == "blocking"
}
