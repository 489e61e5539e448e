package requirements.responsible_limits.wef_06_test

import data.blank
import data.requirements.responsible_limits.wef_06 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"transparency/search_counts_published": true,
	"transparency/statistics_published_on": days_ago(30),
	"transparency/misidentification_count_published": true,
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"statistics_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
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

test_recent_figures_meet_it if {
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

test_figures_published_within_the_interval_count if {
	satisfied({"transparency/statistics_published_on": days_ago(0)}) == "yes"
	satisfied({"transparency/statistics_published_on": days_ago(364)}) == "yes"
	satisfied({"transparency/statistics_published_on": days_ago(365)}) == "yes"
	satisfied({"transparency/statistics_published_on": days_ago(366)}) == "no"
	satisfied({"transparency/statistics_published_on": days_ago(-1)}) == "no"
}

test_no_figures_fail_and_weigh_as_major if {
	satisfied({"transparency/search_counts_published": false}) == "no"
	severity({"transparency/search_counts_published": false}) == "major"
	satisfied({"transparency/statistics_published_on": blank.absent}) == "no"
	severity({"transparency/statistics_published_on": days_ago(366)}) == "major"
}

test_figures_without_the_wrong_identifications_fail_and_weigh_as_minor if {
	satisfied({"transparency/misidentification_count_published": false}) == "no"
	severity({"transparency/misidentification_count_published": false}) == "minor"
}

test_that_failure_is_left_open_while_the_rest_is_not_known if {
	satisfied({
		"transparency/misidentification_count_published": false,
		"transparency/statistics_published_on": null,
	}) == "unknown"
	severity({"transparency/statistics_published_on": null}) == "major"
}

questions := [
	"transparency/search_counts_published",
	"transparency/statistics_published_on",
	"transparency/misidentification_count_published",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
