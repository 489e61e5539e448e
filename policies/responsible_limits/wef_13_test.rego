package requirements.responsible_limits.wef_13_test

import data.blank
import data.requirements.responsible_limits.wef_13 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"governance/audit_independent": true,
	"governance/audit_last_on": days_ago(30),
	"governance/audit_actions_open": 0,
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"audit_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
	"max_open_audit_actions": [{"from_day": null, "until_day": null, "value": 0}],
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

test_a_recent_independent_audit_acted_upon_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_to_searches_by_police_and_to_live_identification_in_an_investigation if {
	applies({}) == "yes"
	applies({"purpose/code": "policing_general"}) == "yes"
	applies({"purpose/code": null}) == "yes"
	applies({"deployment/mode": "realtime_rbi"}) == "yes"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	applies({"deployment/mode": "realtime_rbi", "purpose/code": "policing_general"}) == "no"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	applies({"deployment/mode": "verification_1_1"}) == "no"
	applies({"deployment/mode": "realtime_rbi", "purpose/code": null}) == "unknown"
	applies({"deployment/mode": null}) == "unknown"
	applies({"operator/type": null}) == "unknown"
}

test_no_independent_audit_fails_and_weighs_as_major if {
	satisfied({"governance/audit_independent": false}) == "no"
	severity({"governance/audit_independent": false}) == "major"
	satisfied({"governance/audit_last_on": blank.absent}) == "no"
	severity({"governance/audit_last_on": blank.absent}) == "major"
}

test_an_open_action_fails_and_weighs_as_minor if {
	satisfied({"governance/audit_actions_open": 1}) == "no"
	severity({"governance/audit_actions_open": 1}) == "minor"
}

test_that_failure_is_left_open_while_the_rest_is_not_known if {
	satisfied({"governance/audit_actions_open": 1, "governance/audit_independent": null}) == "unknown"
	severity({"governance/audit_independent": null}) == "major"
}

test_an_audit_within_the_interval_counts if {
	satisfied({"governance/audit_last_on": days_ago(0)}) == "yes"
	satisfied({"governance/audit_last_on": days_ago(364)}) == "yes"
	satisfied({"governance/audit_last_on": days_ago(365)}) == "yes"
	satisfied({"governance/audit_last_on": days_ago(366)}) == "no"
	satisfied({"governance/audit_last_on": days_ago(-1)}) == "no"
}

test_actions_that_nobody_counts_fail if {
	satisfied({"governance/audit_actions_open": blank.absent}) == "no"
}

questions := [
	"governance/audit_independent",
	"governance/audit_last_on",
	"governance/audit_actions_open",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
