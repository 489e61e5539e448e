package requirements.technical_evidence.nst_05_test

import data.blank
import data.requirements.technical_evidence.nst_05 as requirement

# A gate that verifies and resists, on 1 June 2026.
met := {
	"deployment/mode": "verification_1_1",
	"system/presentation_attack_types": [blank.text, blank.text],
	"system/presentation_attack_error_rate": 50000,
	"system/presentation_attack_tested_on": days_ago(30),
	"data/template_storage": "central",
	"data/template_protection": true,
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"max_presentation_attack_error_rate": [{"from_day": null, "until_day": null, "value": 150000}],
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

test_a_tested_gate_with_protected_references_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_to_every_biometric_system if {
	applies({"deployment/mode": "realtime_rbi"}) == "yes"
	applies({"deployment/mode": "emotion"}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "no"
	applies({"deployment/mode": null}) == "unknown"
}

test_the_limit_is_the_highest_rate_that_meets_it if {
	satisfied({"system/presentation_attack_error_rate": 149999}) == "yes"
	satisfied({"system/presentation_attack_error_rate": 150000}) == "yes"
	satisfied({"system/presentation_attack_error_rate": 150001}) == "no"
	satisfied({"system/presentation_attack_error_rate": blank.absent}) == "no"
}

test_the_kinds_of_attack_are_named if {
	satisfied({"system/presentation_attack_types": []}) == "no"
	satisfied({"system/presentation_attack_types": [blank.text]}) == "yes"
}

test_the_test_has_a_day_that_is_past if {
	satisfied({"system/presentation_attack_tested_on": days_ago(1)}) == "yes"
	satisfied({"system/presentation_attack_tested_on": days_ago(0)}) == "yes"
	satisfied({"system/presentation_attack_tested_on": days_ago(-1)}) == "no"
	satisfied({"system/presentation_attack_tested_on": blank.absent}) == "no"
}

test_both_kinds_of_gate_are_tested_and_nothing_else if {
	satisfied({
		"deployment/mode": "identification_1n_cooperative",
		"system/presentation_attack_error_rate": blank.absent,
	}) == "no"
	satisfied({"deployment/mode": "identification_1n_cooperative"}) == "yes"
	satisfied({"deployment/mode": "realtime_rbi", "system/presentation_attack_error_rate": blank.absent}) == "yes"
	satisfied({"deployment/mode": null, "system/presentation_attack_error_rate": blank.absent}) == "unknown"
}

test_stored_references_are_protected if {
	satisfied({"data/template_protection": false}) == "no"
	satisfied({"data/template_protection": false, "data/template_storage": "user_device"}) == "no"
	satisfied({"data/template_protection": false, "data/template_storage": "central_user_key"}) == "no"
}

test_without_a_stored_reference_there_is_none_to_protect if {
	satisfied({"data/template_protection": false, "data/template_storage": "none"}) == "yes"
	satisfied({"data/template_protection": false, "data/template_storage": blank.absent}) == "yes"
	satisfied({"data/template_protection": false, "data/template_storage": null}) == "unknown"
	satisfied({"data/template_storage": null}) == "yes"
}

questions := [
	"system/presentation_attack_types",
	"system/presentation_attack_error_rate",
	"system/presentation_attack_tested_on",
	"data/template_protection",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
