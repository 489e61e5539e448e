package requirements.responsible_limits.wef_07_test

import data.blank
import data.requirements.responsible_limits.wef_07 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"human_oversight/review_before_action": true,
	"human_oversight/trained": true,
	"human_oversight/examiner_certified": false,
	"human_oversight/reviewers_minimum": 2,
	"human_oversight/independent_review": true,
	"human_oversight/urgent_route_reviewed": false,
	"purpose/threat_imminent": false,
}

parameters := {
	"min_separate_reviewers": [{"from_day": null, "until_day": null, "value": 2}],
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

exceptions(changes) := answer if {
	answer := requirement.exceptions with input as changed(changes) with data.parameters as parameters
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open with data.parameters as parameters
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open with data.parameters as parameters
	met_or_not == "unknown"
}

test_two_examiners_of_whom_the_first_is_trained_meet_it if {
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

test_a_certified_examiner_is_trained if {
	satisfied({"human_oversight/trained": false, "human_oversight/examiner_certified": true}) == "yes"
	satisfied({"human_oversight/trained": null, "human_oversight/examiner_certified": true}) == "yes"
	satisfied({"human_oversight/examiner_certified": null}) == "yes"
}

test_results_that_nobody_trained_reviews_fail_and_block if {
	satisfied({"human_oversight/trained": false}) == "no"
	severity({"human_oversight/trained": false}) == "blocking"
	satisfied({"human_oversight/review_before_action": false}) == "no"
	severity({"human_oversight/review_before_action": false}) == "blocking"
}

test_a_missing_second_check_fails_and_weighs_as_major if {
	satisfied({"human_oversight/reviewers_minimum": 1}) == "no"
	satisfied({"human_oversight/reviewers_minimum": blank.absent}) == "no"
	satisfied({"human_oversight/independent_review": false}) == "no"
	severity({"human_oversight/reviewers_minimum": 1}) == "major"
	satisfied({"human_oversight/reviewers_minimum": 3}) == "yes"
}

test_a_missing_second_check_is_left_open_while_the_first_is_not_known if {
	satisfied({"human_oversight/reviewers_minimum": 1, "human_oversight/trained": null}) == "unknown"
	severity({"human_oversight/trained": null}) == "blocking"
}

test_an_imminent_threat_with_a_review_afterwards_takes_the_place_of_the_second_check if {
	satisfied({
		"human_oversight/reviewers_minimum": 1,
		"purpose/threat_imminent": true,
		"human_oversight/urgent_route_reviewed": true,
	}) == "yes"
	exceptions({
		"human_oversight/reviewers_minimum": 1,
		"purpose/threat_imminent": true,
		"human_oversight/urgent_route_reviewed": true,
	}) == ["urgent_route"]
	exceptions({
		"human_oversight/reviewers_minimum": null,
		"purpose/threat_imminent": true,
		"human_oversight/urgent_route_reviewed": true,
	}) == ["urgent_route"]
	satisfied({"human_oversight/reviewers_minimum": 1, "purpose/threat_imminent": true}) == "no"
	satisfied({"human_oversight/reviewers_minimum": 1, "human_oversight/urgent_route_reviewed": true}) == "no"
	satisfied({
		"human_oversight/reviewers_minimum": 1,
		"purpose/threat_imminent": true,
		"human_oversight/urgent_route_reviewed": null,
	}) == "unknown"
	satisfied({
		"human_oversight/reviewers_minimum": 1,
		"purpose/threat_imminent": null,
		"human_oversight/urgent_route_reviewed": true,
	}) == "unknown"
	satisfied({
		"human_oversight/trained": false,
		"purpose/threat_imminent": true,
		"human_oversight/urgent_route_reviewed": true,
	}) == "no"
	exceptions({"purpose/threat_imminent": true, "human_oversight/urgent_route_reviewed": true}) == []
	exceptions({"human_oversight/reviewers_minimum": 1, "purpose/threat_imminent": true}) == []
}

questions := [
	"human_oversight/review_before_action",
	"human_oversight/trained",
	"human_oversight/reviewers_minimum",
	"human_oversight/independent_review",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
