package requirements.technical_evidence.nst_03_test

import data.blank
import data.requirements.technical_evidence.nst_03 as requirement

# A live search that was tested in the field, on 1 June 2026.
met := {
	"deployment/mode": "realtime_rbi",
	"system/bias/max_tpir_gap": 50000,
	"system/bias/interval_reported": true,
	"system/bias/field_tested": true,
	"system/bias/field_tested_on": days_ago(30),
	"system/bias/field_tested_version_is_current": true,
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"max_true_positive_gap": [{"from_day": null, "until_day": null, "value": 100000}],
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

test_a_small_gap_in_the_field_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_to_one_to_many_search if {
	applies({"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "yes"
	applies({"deployment/mode": "identification_1n_cooperative"}) == "yes"
	applies({"deployment/mode": "verification_1_1"}) == "no"
	applies({"deployment/mode": "emotion"}) == "no"
	applies({"deployment/mode": "data_analytics"}) == "no"
	applies({"deployment/mode": null}) == "unknown"
}

test_the_limit_is_the_widest_gap_that_meets_it if {
	satisfied({"system/bias/max_tpir_gap": 99999}) == "yes"
	satisfied({"system/bias/max_tpir_gap": 100000}) == "yes"
	satisfied({"system/bias/max_tpir_gap": 100001}) == "no"
	satisfied({"system/bias/max_tpir_gap": blank.absent}) == "no"
}

test_the_test_was_made_in_the_field_with_the_version_in_use if {
	satisfied({"system/bias/field_tested": false}) == "no"
	satisfied({"system/bias/field_tested_version_is_current": false}) == "no"
	satisfied({"system/bias/interval_reported": false}) == "no"
}

test_the_test_has_a_day_that_is_past if {
	satisfied({"system/bias/field_tested_on": days_ago(1)}) == "yes"
	satisfied({"system/bias/field_tested_on": days_ago(0)}) == "yes"
	satisfied({"system/bias/field_tested_on": days_ago(-1)}) == "no"
	satisfied({"system/bias/field_tested_on": blank.absent}) == "no"
}

questions := [
	"system/bias/max_tpir_gap",
	"system/bias/interval_reported",
	"system/bias/field_tested",
	"system/bias/field_tested_on",
	"system/bias/field_tested_version_is_current",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
