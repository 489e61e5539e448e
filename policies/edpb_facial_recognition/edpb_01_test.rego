package requirements.edpb_facial_recognition.edpb_01_test

import data.blank
import data.requirements.edpb_facial_recognition.edpb_01 as requirement

# A search by police whose assessment covers those on no list, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"assessments/dpia/covers_non_listed": true,
	"proportionality/persons_scanned_estimate": 5000,
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

test_it_applies_to_biometrics_of_law_enforcement_in_the_union if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	result("applies", {"place/country": "US", "deployment/eu_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/eu_scope": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
	result("applies", {"deployment/mode": "realtime_rbi"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "no"
	result("applies", {"deployment/mode": "emotion"}) == "no"
}

test_a_gate_that_captures_bystanders_is_remote_towards_them if {
	every bystanders, applies in {true: "yes", false: "no", null: "unknown"} {
		result("applies", {
			"deployment/mode": "identification_1n_cooperative",
			"consent/bystanders_captured": bystanders,
		}) == applies
	}
}

test_those_on_no_list_are_covered_and_counted if {
	result("satisfied", {}) == "yes"
	result("severity", {}) == "major"
}

test_an_assessment_that_leaves_them_out_blocks if {
	result("satisfied", {"assessments/dpia/covers_non_listed": false}) == "no"
	result("severity", {"assessments/dpia/covers_non_listed": false}) == "blocking"
	result("severity", {"assessments/dpia/covers_non_listed": null}) == "blocking"
	result("satisfied", {"assessments/dpia/covers_non_listed": blank.withheld}) == "unknown"
}

test_an_estimate_of_nobody_is_none_and_weighs_as_major if {
	[result("satisfied", {"proportionality/persons_scanned_estimate": n}) | some n in [0, 1, 2]] == ["no", "yes", "yes"]
	result("satisfied", {"proportionality/persons_scanned_estimate": blank.absent}) == "no"
	result("satisfied", {"proportionality/persons_scanned_estimate": null}) == "unknown"
	result("severity", {"proportionality/persons_scanned_estimate": 0}) == "major"
}

test_a_missing_estimate_is_left_open_while_it_is_not_known_whether_they_are_covered if {
	result("satisfied", {
		"assessments/dpia/covers_non_listed": null,
		"proportionality/persons_scanned_estimate": blank.absent,
	}) == "unknown"
}
