package requirements.un_data_protection.unp_06_test

import data.blank
import data.requirements.un_data_protection.unp_06 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"security/access_roles": [blank.text],
	"security/confidentiality_undertaking": true,
	"security/access_reviewed_on": days_ago(30),
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"access_review_interval_days": [{"from_day": null, "until_day": null, "value": 180}],
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

test_named_roles_bound_to_silence_and_reviewed_meet_it if {
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

test_a_review_within_the_interval_counts if {
	satisfied({"security/access_reviewed_on": days_ago(0)}) == "yes"
	satisfied({"security/access_reviewed_on": days_ago(179)}) == "yes"
	satisfied({"security/access_reviewed_on": days_ago(180)}) == "yes"
	satisfied({"security/access_reviewed_on": days_ago(181)}) == "no"
	satisfied({"security/access_reviewed_on": days_ago(-1)}) == "no"
	satisfied({"security/access_reviewed_on": blank.absent}) == "no"
}

test_access_for_no_named_role_or_without_silence_fails if {
	satisfied({"security/access_roles": []}) == "no"
	satisfied({"security/confidentiality_undertaking": false}) == "no"
}

questions := [
	"security/access_roles",
	"security/confidentiality_undertaking",
	"security/access_reviewed_on",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
