package requirements.technical_evidence.nst_02_test

import data.blank
import data.requirements.technical_evidence.nst_02 as requirement

# A live search whose false positives were counted by group, on 1 June 2026.
met := {
	"deployment/mode": "realtime_rbi",
	"system/bias/by_sex": true,
	"system/bias/by_age": true,
	"system/bias/by_ethnicity": true,
	"system/bias/max_fpir_ratio": 1500000,
	"system/bias/false_positive_events": 40,
	"system/bias/false_positive_trials": 20000,
	"system/bias/interval_reported": true,
}

verifying := {
	"deployment/mode": "verification_1_1",
	"system/bias/max_fpir_ratio": null,
	"system/bias/max_fmr_ratio": 1500000,
}

no_events := {
	"system/bias/max_fpir_ratio": blank.absent,
	"system/bias/false_positive_events": 0,
	"system/bias/false_positive_trials": 3000,
}

parameters := {
	"max_false_positive_ratio": [{"from_day": null, "until_day": null, "value": 2000000}],
	"min_false_positive_trials": [{"from_day": null, "until_day": null, "value": 3000}],
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

test_a_known_ratio_within_the_limit_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_where_faces_are_compared if {
	applies({"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "yes"
	applies({"deployment/mode": "identification_1n_cooperative"}) == "yes"
	applies({"deployment/mode": "verification_1_1"}) == "yes"
	applies({"deployment/mode": "categorisation"}) == "no"
	applies({"deployment/mode": "emotion"}) == "no"
	applies({"deployment/mode": "data_analytics"}) == "no"
	applies({"deployment/mode": null}) == "unknown"
}

test_the_limit_is_the_highest_ratio_that_meets_it if {
	satisfied({"system/bias/max_fpir_ratio": 1999999}) == "yes"
	satisfied({"system/bias/max_fpir_ratio": 2000000}) == "yes"
	satisfied({"system/bias/max_fpir_ratio": 2000001}) == "no"
	severity({"system/bias/max_fpir_ratio": 2000001}) == "major"
}

test_verification_is_judged_by_false_matches if {
	satisfied(verifying) == "yes"
	satisfied(blank.merge(verifying, {"system/bias/max_fmr_ratio": 2000000})) == "yes"
	satisfied(blank.merge(verifying, {"system/bias/max_fmr_ratio": 2000001})) == "no"
	satisfied({"deployment/mode": "verification_1_1"}) == "unknown"
	satisfied(blank.merge(verifying, {"system/bias/max_fmr_ratio": blank.absent})) == "no"
	satisfied({"system/bias/max_fpir_ratio": null, "system/bias/max_fmr_ratio": 1500000}) == "unknown"
}

test_a_difference_that_was_never_measured_fails_and_blocks if {
	satisfied({"system/bias/by_sex": false}) == "no"
	severity({"system/bias/by_sex": false}) == "blocking"
	satisfied({"system/bias/by_age": false}) == "no"
	severity({"system/bias/by_age": false}) == "blocking"
	satisfied({"system/bias/by_ethnicity": false}) == "no"
	severity({"system/bias/by_ethnicity": false}) == "blocking"
	satisfied({"system/bias/max_fpir_ratio": blank.absent}) == "no"
	severity({"system/bias/max_fpir_ratio": blank.absent}) == "blocking"
}

test_no_false_positive_in_enough_trials_is_no_difference if {
	satisfied(no_events) == "yes"
	severity(no_events) == "major"
	satisfied(blank.merge(no_events, {"system/bias/max_fpir_ratio": null})) == "yes"
	satisfied(blank.merge(no_events, {"system/bias/false_positive_trials": 3001})) == "yes"
	satisfied(blank.merge(no_events, {"system/bias/false_positive_trials": 2999})) == "no"
	severity(blank.merge(no_events, {"system/bias/false_positive_trials": 2999})) == "blocking"
	satisfied(blank.merge(no_events, {"system/bias/false_positive_events": 1})) == "no"
	satisfied(blank.merge(no_events, {"system/bias/false_positive_events": null})) == "unknown"
	satisfied(blank.merge(no_events, {"system/bias/false_positive_trials": null})) == "unknown"
	satisfied(blank.merge(verifying, {
		"system/bias/max_fpir_ratio": blank.absent,
		"system/bias/false_positive_events": 0,
		"system/bias/false_positive_trials": 3000,
		"system/bias/max_fmr_ratio": blank.absent,
	})) == "yes"
}

test_a_ratio_over_the_limit_beside_no_false_positive_at_all_settles_nothing if {
	satisfied(blank.merge(no_events, {"system/bias/max_fpir_ratio": 2000001})) == "unknown"
	satisfied(blank.merge(no_events, {"system/bias/max_fpir_ratio": 2000000})) == "yes"
}

test_a_ratio_contradicts_no_false_positive_only_where_a_limit_is_in_force if {
	measured := changed(blank.merge(no_events, {"system/bias/max_fpir_ratio": 2000001}))
	without_limit := requirement.satisfied with input as measured
		with data.parameters as object.remove(parameters, ["max_false_positive_ratio"])
	without_limit == "yes"
}

test_without_an_interval_of_confidence_it_fails_and_weighs_as_major if {
	satisfied({"system/bias/interval_reported": false}) == "no"
	severity({"system/bias/interval_reported": false}) == "major"
}

test_a_failure_is_left_open_while_the_difference_is_not_known if {
	satisfied({"system/bias/max_fpir_ratio": 2000001, "system/bias/by_age": null}) == "unknown"
	satisfied({"system/bias/max_fpir_ratio": null, "system/bias/interval_reported": false}) == "unknown"
	severity({"system/bias/max_fpir_ratio": null}) == "blocking"
	severity({"system/bias/by_age": null}) == "blocking"
}

questions := [
	"system/bias/by_sex",
	"system/bias/by_age",
	"system/bias/by_ethnicity",
	"system/bias/max_fpir_ratio",
	"system/bias/interval_reported",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
