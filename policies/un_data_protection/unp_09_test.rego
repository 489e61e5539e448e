package requirements.un_data_protection.unp_09_test

import data.blank
import data.requirements.un_data_protection.unp_09 as requirement

transfer := {
	"safeguard": blank.text,
	"legal_basis": blank.text,
	"protection_assessed_on": days_ago(30),
	"assessed_by": blank.text,
}

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"data/transfers": [transfer, transfer],
	"data/categories": ["identity_data"],
	"data/special_categories": [],
}

days_ago(days) := {"iso": "", "day": 20605 - days}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "add", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

applies(changes) := answer if {
	answer := requirement.applies with input as changed(changes)
}

satisfied(changes) := answer if {
	answer := requirement.satisfied with input as changed(changes)
}

severity(changes) := answer if {
	answer := requirement.severity with input as changed(changes)
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open
	met_or_not == "unknown"
}

test_transfers_whose_protection_was_assessed_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_wherever_personal_data_is_processed_and_sent_on if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
	applies({"data/transfers": [transfer]}) == "yes"
	applies({"data/transfers": []}) == "no"
	applies({"data/transfers": null}) == "unknown"
}

test_one_transfer_without_a_part_fails if {
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})]}) == "no"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"legal_basis": blank.absent})]}) == "no"
	satisfied({
		"data/transfers": [transfer, blank.merge(transfer, {"protection_assessed_on": blank.absent})],
	}) == "no"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"assessed_by": blank.absent})]}) == "no"
}

test_one_transfer_with_an_unknown_part_leaves_it_open if {
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"safeguard": null})]}) == "unknown"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.withheld})]}) == "unknown"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"legal_basis": null})]}) == "unknown"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"legal_basis": blank.withheld})]}) == "unknown"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"protection_assessed_on": null})]}) == "unknown"
	satisfied({
		"data/transfers": [transfer, blank.merge(transfer, {"protection_assessed_on": blank.withheld})],
	}) == "unknown"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"assessed_by": null})]}) == "unknown"
	satisfied({"data/transfers": [transfer, blank.merge(transfer, {"assessed_by": blank.withheld})]}) == "unknown"
}

test_an_assessment_is_made_on_or_before_the_law_date if {
	satisfied({
		"data/transfers": [transfer, blank.merge(transfer, {"protection_assessed_on": days_ago(1)})],
	}) == "yes"
	satisfied({
		"data/transfers": [transfer, blank.merge(transfer, {"protection_assessed_on": days_ago(0)})],
	}) == "yes"
	satisfied({
		"data/transfers": [transfer, blank.merge(transfer, {"protection_assessed_on": days_ago(-1)})],
	}) == "no"
}

test_biometric_data_without_a_safeguard_blocks if {
	severity({"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})]}) == "blocking"
	severity({"data/transfers": [transfer, blank.merge(transfer, {"safeguard": null})]}) == "blocking"
	severity({"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.withheld})]}) == "blocking"
	severity({"data/transfers": null}) == "blocking"
}

test_any_other_fault_weighs_as_major if {
	severity({"data/transfers": [transfer, blank.merge(transfer, {"legal_basis": blank.absent})]}) == "major"
	severity({
		"data/transfers": [transfer, blank.merge(transfer, {"protection_assessed_on": blank.absent})],
	}) == "major"
	severity({"data/transfers": [transfer, blank.merge(transfer, {"assessed_by": blank.absent})]}) == "major"
	severity({}) == "major"
}

test_data_that_is_not_biometric_weighs_as_major_even_without_a_safeguard if {
	severity({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})],
	}) == "major"
	satisfied({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})],
	}) == "no"
}

test_templates_are_biometric_whatever_the_mode if {
	severity({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})],
		"data/categories": ["face_templates"],
	}) == "blocking"
	severity({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})],
		"data/categories": ["other_biometrics"],
	}) == "blocking"
	severity({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})],
		"data/special_categories": ["biometric_id"],
	}) == "blocking"
	severity({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})],
		"data/categories": null,
	}) == "blocking"
	severity({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": blank.absent})],
		"data/special_categories": null,
	}) == "blocking"
}

test_templates_sent_without_a_safeguard_fail_it_whatever_the_mode if {
	unguarded := [transfer, blank.merge(transfer, {"safeguard": blank.absent})]
	every changes in [
		{"data/categories": ["face_templates"]},
		{"data/categories": ["other_biometrics"]},
		{"data/special_categories": ["biometric_id"]},
	] {
		satisfied(blank.merge(changes, {"deployment/mode": "data_analytics", "data/transfers": unguarded})) == "no"
	}
}

test_a_fault_is_left_open_while_it_is_not_known_whether_it_blocks if {
	satisfied({
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": null, "assessed_by": blank.absent})],
	}) == "unknown"
	satisfied({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": null, "assessed_by": blank.absent})],
	}) == "no"
	severity({
		"deployment/mode": "data_analytics",
		"data/transfers": [transfer, blank.merge(transfer, {"safeguard": null, "assessed_by": blank.absent})],
	}) == "major"
}

questions := [
	"data/transfers",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
