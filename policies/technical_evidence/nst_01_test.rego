package requirements.technical_evidence.nst_01_test

import data.blank
import data.requirements.technical_evidence.nst_01 as requirement

# A live search for the people on a list that meets it, on 1 June 2026.
met := {
	"deployment/mode": "realtime_rbi",
	"system/accuracy/independent": true,
	"system/accuracy/report_ref": blank.text,
	"system/tested_version_is_current": true,
	"system/accuracy/threshold_tested_is_current": true,
	"system/accuracy/fpir": 1000,
	"system/accuracy/fnir": 50000,
	"system/accuracy/test_gallery_size": 10000,
	"system/accuracy/maximum_rank": 1,
	"watchlist/exists": true,
	"watchlist/size": 10000,
}

verifying := {
	"deployment/mode": "verification_1_1",
	"system/accuracy/fpir": null,
	"system/accuracy/fnir": null,
	"system/accuracy/test_gallery_size": null,
	"system/accuracy/maximum_rank": null,
	"system/accuracy/fmr": 100,
	"system/accuracy/fnmr": 10000,
}

sorting := {
	"deployment/mode": "emotion",
	"system/accuracy/fpir": null,
	"system/accuracy/fnir": null,
	"system/accuracy/test_gallery_size": null,
	"system/accuracy/maximum_rank": null,
	"system/accuracy/other_error_rate": 30000,
}

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

test_independently_tested_error_rates_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_to_every_biometric_system if {
	applies({"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "yes"
	applies({"deployment/mode": "identification_1n_cooperative"}) == "yes"
	applies({"deployment/mode": "verification_1_1"}) == "yes"
	applies({"deployment/mode": "categorisation"}) == "yes"
	applies({"deployment/mode": "emotion"}) == "yes"
	applies({"deployment/mode": "data_analytics", "system/accuracy/fpir": null}) == "no"
	applies({"deployment/mode": "data_analytics"}) == "unknown"
	applies({"deployment/mode": "behaviour_analytics", "system/accuracy/fpir": null}) == "no"
	applies({"deployment/mode": "behaviour_analytics"}) == "unknown"
	applies({"deployment/mode": null}) == "unknown"
}

test_one_to_many_search_needs_its_rates_with_gallery_and_rank if {
	satisfied({"system/accuracy/fpir": blank.absent}) == "no"
	severity({"system/accuracy/fpir": blank.absent}) == "blocking"
	satisfied({"system/accuracy/fnir": blank.absent}) == "no"
	severity({"system/accuracy/fnir": blank.absent}) == "blocking"
	satisfied({"system/accuracy/test_gallery_size": blank.absent}) == "no"
	severity({"system/accuracy/test_gallery_size": blank.absent}) == "blocking"
	satisfied({"system/accuracy/maximum_rank": blank.absent}) == "no"
	severity({"system/accuracy/maximum_rank": blank.absent}) == "blocking"
	satisfied({"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "yes"
	satisfied({"deployment/mode": "identification_1n_cooperative"}) == "yes"
}

test_verification_needs_its_own_rates if {
	satisfied(verifying) == "yes"
	satisfied(blank.merge(verifying, {"system/accuracy/fmr": blank.absent})) == "no"
	satisfied(blank.merge(verifying, {"system/accuracy/fnmr": blank.absent})) == "no"
	satisfied(blank.merge(verifying, {"system/accuracy/fmr": null})) == "unknown"
	satisfied(blank.merge(verifying, {"system/accuracy/fnmr": null})) == "unknown"
	satisfied({"deployment/mode": "verification_1_1", "system/accuracy/fmr": blank.absent}) == "no"
}

test_other_systems_need_a_rate_that_fits_them if {
	satisfied(sorting) == "yes"
	satisfied(blank.merge(sorting, {"deployment/mode": "categorisation"})) == "yes"
	satisfied(blank.merge(sorting, {"system/accuracy/other_error_rate": blank.absent})) == "no"
	satisfied(blank.merge(sorting, {"system/accuracy/other_error_rate": null})) == "unknown"
	satisfied(blank.merge(sorting, {"deployment/mode": "realtime_rbi"})) == "unknown"
	satisfied({"system/accuracy/fpir": blank.absent, "system/accuracy/other_error_rate": 30000}) == "no"
}

test_another_version_or_threshold_fails_and_blocks if {
	satisfied({"system/tested_version_is_current": false}) == "no"
	severity({"system/tested_version_is_current": false}) == "blocking"
	satisfied({"system/accuracy/threshold_tested_is_current": false}) == "no"
	severity({"system/accuracy/threshold_tested_is_current": false}) == "blocking"
}

test_a_test_that_is_not_independent_fails_and_weighs_as_major if {
	satisfied({"system/accuracy/independent": false}) == "no"
	severity({"system/accuracy/independent": false}) == "major"
	satisfied({"system/accuracy/report_ref": blank.absent}) == "no"
	severity({"system/accuracy/report_ref": blank.absent}) == "major"
}

test_the_gallery_of_the_test_is_no_smaller_than_the_list if {
	satisfied({"system/accuracy/test_gallery_size": 10001}) == "yes"
	satisfied({"system/accuracy/test_gallery_size": 10000}) == "yes"
	satisfied({"system/accuracy/test_gallery_size": 9999}) == "no"
	severity({"system/accuracy/test_gallery_size": 9999}) == "major"
	satisfied({"watchlist/size": null}) == "unknown"
	satisfied({"watchlist/size": blank.absent}) == "unknown"
	satisfied({"watchlist/exists": false, "system/accuracy/test_gallery_size": 9999}) == "yes"
	satisfied({"watchlist/exists": null, "system/accuracy/test_gallery_size": 9999}) == "unknown"
	satisfied(blank.merge(verifying, {"system/accuracy/test_gallery_size": 9999})) == "yes"
}

test_its_failure_is_left_open_while_the_rates_are_not_known if {
	satisfied({"system/accuracy/independent": false, "system/accuracy/fpir": null}) == "unknown"
	severity({"system/accuracy/fpir": null}) == "blocking"
}

questions := [
	"system/tested_version_is_current",
	"system/accuracy/threshold_tested_is_current",
	"system/accuracy/fpir",
	"system/accuracy/fnir",
	"system/accuracy/test_gallery_size",
	"system/accuracy/maximum_rank",
	"system/accuracy/independent",
	"system/accuracy/report_ref",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
