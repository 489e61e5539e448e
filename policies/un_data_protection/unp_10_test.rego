package requirements.un_data_protection.unp_10_test

import data.blank
import data.requirements.un_data_protection.unp_10 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"governance/policy_refs": [blank.text],
	"governance/data_protection_officer": blank.text,
	"governance/accountable_owner": blank.absent,
	"governance/audit_last_on": days_ago(30),
	"governance/audit_log_signed": true,
	"assessments/dpia/done": true,
	"assessments/human_rights/done": false,
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"audit_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
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

severity(changes) := answer if {
	answer := requirement.severity with input as changed(changes) with data.parameters as parameters
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open with data.parameters as parameters
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open with data.parameters as parameters
	met_or_not == "unknown"
}

test_policies_an_officer_an_audit_and_an_assessment_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_wherever_personal_data_is_processed if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_an_audit_within_the_interval_counts if {
	satisfied({"governance/audit_last_on": days_ago(0)}) == "yes"
	satisfied({"governance/audit_last_on": days_ago(364)}) == "yes"
	satisfied({"governance/audit_last_on": days_ago(365)}) == "yes"
	satisfied({"governance/audit_last_on": days_ago(366)}) == "no"
	satisfied({"governance/audit_last_on": days_ago(-1)}) == "no"
}

test_either_impact_assessment_is_enough if {
	satisfied({"assessments/dpia/done": false, "assessments/human_rights/done": true}) == "yes"
	satisfied({"assessments/human_rights/done": null}) == "yes"
	satisfied({"assessments/dpia/done": false}) == "no"
	satisfied({"assessments/dpia/done": false, "assessments/human_rights/done": null}) == "unknown"
}

test_a_part_that_is_missing_fails_and_weighs_as_major if {
	satisfied({"governance/policy_refs": []}) == "no"
	severity({"governance/policy_refs": []}) == "major"
	satisfied({"governance/data_protection_officer": blank.absent}) == "no"
	severity({"governance/data_protection_officer": blank.absent}) == "major"
	satisfied({"governance/audit_last_on": blank.absent}) == "no"
	severity({"governance/audit_last_on": blank.absent}) == "major"
	satisfied({"governance/audit_log_signed": false}) == "no"
	severity({"governance/audit_log_signed": false}) == "major"
}

test_neither_a_policy_nor_anybody_who_answers_blocks if {
	satisfied({"governance/policy_refs": [], "governance/data_protection_officer": blank.absent}) == "no"
	severity({"governance/policy_refs": [], "governance/data_protection_officer": blank.absent}) == "blocking"
}

test_an_accountable_owner_lightens_it_without_meeting_it if {
	satisfied({
		"governance/policy_refs": [],
		"governance/data_protection_officer": blank.absent,
		"governance/accountable_owner": blank.text,
	}) == "no"
	severity({
		"governance/policy_refs": [],
		"governance/data_protection_officer": blank.absent,
		"governance/accountable_owner": blank.text,
	}) == "major"
}

test_silence_about_both_weighs_no_less_than_their_absence if {
	severity({"governance/policy_refs": null, "governance/data_protection_officer": null}) == "blocking"
}

test_a_fault_is_left_open_while_it_is_not_known_whether_it_blocks if {
	satisfied({"governance/policy_refs": null, "governance/data_protection_officer": blank.absent}) == "unknown"
	severity({"governance/policy_refs": null, "governance/data_protection_officer": blank.absent}) == "blocking"
	satisfied({
		"governance/policy_refs": [],
		"governance/data_protection_officer": blank.absent,
		"governance/accountable_owner": null,
	}) == "unknown"
	severity({
		"governance/policy_refs": [],
		"governance/data_protection_officer": blank.absent,
		"governance/accountable_owner": null,
	}) == "blocking"
	satisfied({"governance/policy_refs": [], "governance/data_protection_officer": null}) == "unknown"
	severity({"governance/policy_refs": [], "governance/data_protection_officer": null}) == "blocking"
}

questions := [
	"governance/policy_refs",
	"governance/data_protection_officer",
	"governance/audit_last_on",
	"governance/audit_log_signed",
	"assessments/dpia/done",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
