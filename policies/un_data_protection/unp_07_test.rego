package requirements.un_data_protection.unp_07_test

import data.blank
import data.requirements.un_data_protection.unp_07 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"security/encryption_at_rest": true,
	"security/encryption_in_transit": true,
	"security/incident_plan": true,
	"security/physical_controls": true,
	"security/penetration_test_on": days_ago(30),
	"security/policy_ref": blank.text,
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"penetration_test_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
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

test_safeguards_of_every_kind_meet_it if {
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

test_a_penetration_test_within_the_interval_counts if {
	satisfied({"security/penetration_test_on": days_ago(0)}) == "yes"
	satisfied({"security/penetration_test_on": days_ago(364)}) == "yes"
	satisfied({"security/penetration_test_on": days_ago(365)}) == "yes"
	satisfied({"security/penetration_test_on": days_ago(366)}) == "no"
	satisfied({"security/penetration_test_on": days_ago(-1)}) == "no"
	satisfied({"security/penetration_test_on": blank.absent}) == "no"
}

test_a_safeguard_that_is_missing_fails if {
	satisfied({"security/encryption_at_rest": false}) == "no"
	satisfied({"security/encryption_in_transit": false}) == "no"
	satisfied({"security/incident_plan": false}) == "no"
	satisfied({"security/physical_controls": false}) == "no"
	satisfied({"security/policy_ref": blank.absent}) == "no"
}

questions := [
	"security/encryption_at_rest",
	"security/encryption_in_transit",
	"security/incident_plan",
	"security/physical_controls",
	"security/penetration_test_on",
	"security/policy_ref",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
