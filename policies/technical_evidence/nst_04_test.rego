package requirements.technical_evidence.nst_04_test

import data.blank
import data.requirements.technical_evidence.nst_04 as requirement

# A live search with a list, whose images are scored, on 1 June 2026.
met := {
	"deployment/mode": "realtime_rbi",
	"purpose/code": "criminal_investigation",
	"purpose/victim_category": blank.absent,
	"watchlist/exists": true,
	"watchlist/quality_measure": blank.text,
	"watchlist/quality_minimum": blank.text,
	"watchlist/quality_reason": blank.text,
	"probe_images/quality_measure": blank.text,
	"probe_images/quality_minimum": blank.text,
	"probe_images/quality_reason": blank.text,
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

exceptions(changes) := answer if {
	answer := requirement.exceptions with input as changed(changes)
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open
	met_or_not == "unknown"
}

test_scored_images_with_a_reasoned_minimum_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_where_images_are_listed_or_searched_afterwards if {
	applies({"deployment/mode": "verification_1_1"}) == "yes"
	applies({"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "watchlist/exists": false}) == "yes"
	applies({"watchlist/exists": false}) == "no"
	applies({"deployment/mode": "data_analytics", "probe_images/quality_minimum": null}) == "no"
	applies({"deployment/mode": "data_analytics"}) == "unknown"
	applies({"watchlist/exists": null}) == "unknown"
	applies({"deployment/mode": null}) == "unknown"
}

test_images_searched_without_measure_minimum_or_reason_fail_and_weigh_as_major if {
	satisfied({"probe_images/quality_measure": blank.absent}) == "no"
	severity({"probe_images/quality_measure": blank.absent}) == "major"
	satisfied({"probe_images/quality_minimum": blank.absent}) == "no"
	severity({"probe_images/quality_minimum": blank.absent}) == "major"
	satisfied({"probe_images/quality_reason": blank.absent}) == "no"
	severity({"probe_images/quality_reason": blank.absent}) == "major"
}

test_images_listed_without_measure_minimum_or_reason_fail_and_weigh_as_minor if {
	satisfied({"watchlist/quality_measure": blank.absent}) == "no"
	severity({"watchlist/quality_measure": blank.absent}) == "minor"
	satisfied({"watchlist/quality_minimum": blank.absent}) == "no"
	severity({"watchlist/quality_minimum": blank.absent}) == "minor"
	satisfied({"watchlist/quality_reason": blank.absent}) == "no"
	severity({"watchlist/quality_reason": blank.absent}) == "minor"
}

test_without_a_list_only_the_images_that_are_searched_count if {
	satisfied({
		"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
		"watchlist/exists": false,
		"watchlist/quality_measure": blank.absent,
		"watchlist/quality_minimum": blank.absent,
		"watchlist/quality_reason": blank.absent,
	}) == "yes"
	satisfied({
		"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
		"watchlist/exists": null,
		"watchlist/quality_measure": blank.absent,
	}) == "unknown"
}

test_a_failure_is_left_open_while_it_is_not_known_which_images_fail if {
	satisfied({"watchlist/quality_minimum": blank.absent, "probe_images/quality_minimum": null}) == "unknown"
	severity({"probe_images/quality_minimum": null}) == "major"
}

test_the_best_image_of_a_missing_or_abducted_person_needs_no_minimum if {
	satisfied({
		"purpose/code": "missing_person",
		"probe_images/quality_minimum": blank.absent,
		"probe_images/quality_reason": blank.absent,
		"watchlist/quality_minimum": blank.absent,
		"watchlist/quality_reason": blank.absent,
	}) == "yes"
	satisfied({
		"purpose/code": "victim_identification",
		"purpose/victim_category": "abduction",
		"probe_images/quality_minimum": blank.absent,
		"probe_images/quality_reason": blank.absent,
		"watchlist/quality_minimum": blank.absent,
		"watchlist/quality_reason": blank.absent,
	}) == "yes"
	satisfied({
		"purpose/code": "victim_identification",
		"purpose/victim_category": "missing_person",
		"probe_images/quality_minimum": blank.absent,
		"probe_images/quality_reason": blank.absent,
		"watchlist/quality_minimum": blank.absent,
		"watchlist/quality_reason": blank.absent,
	}) == "yes"
	exceptions({
		"purpose/code": "missing_person",
		"probe_images/quality_minimum": blank.absent,
	}) == ["best_available_image"]
	exceptions({
		"purpose/code": "missing_person",
		"watchlist/quality_minimum": blank.absent,
	}) == ["best_available_image"]
	exceptions({
		"purpose/code": "missing_person",
		"probe_images/quality_minimum": null,
	}) == ["best_available_image"]
	exceptions({"purpose/code": "missing_person"}) == []
	exceptions({"probe_images/quality_minimum": blank.absent}) == []
	exceptions({
		"purpose/code": "missing_person",
		"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
		"watchlist/exists": false,
		"watchlist/quality_minimum": blank.absent,
	}) == []
}

test_the_measure_is_asked_for_all_the_same if {
	satisfied({"purpose/code": "missing_person", "probe_images/quality_measure": blank.absent}) == "no"
	satisfied({"purpose/code": "missing_person", "watchlist/quality_measure": blank.absent}) == "no"
}

test_other_victims_and_purposes_are_not_excepted if {
	satisfied({
		"purpose/code": "victim_identification",
		"purpose/victim_category": "trafficking",
		"probe_images/quality_minimum": blank.absent,
	}) == "no"
	satisfied({
		"purpose/code": "wanted_and_missing",
		"purpose/victim_category": "abduction",
		"probe_images/quality_minimum": blank.absent,
	}) == "no"
	satisfied({
		"purpose/code": "victim_identification",
		"purpose/victim_category": null,
		"probe_images/quality_minimum": blank.absent,
	}) == "unknown"
	satisfied({"purpose/code": null, "probe_images/quality_minimum": blank.absent}) == "unknown"
}

questions := [
	"probe_images/quality_measure",
	"probe_images/quality_minimum",
	"probe_images/quality_reason",
	"watchlist/quality_measure",
	"watchlist/quality_minimum",
	"watchlist/quality_reason",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
