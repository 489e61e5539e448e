package requirements.responsible_limits.wef_10_test

import data.blank
import data.requirements.responsible_limits.wef_10 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"system/accuracy/independent": true,
	"system/accuracy/report_ref": blank.text,
	"procurement/error_targets": true,
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

test_an_independent_report_and_agreed_targets_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
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

test_no_independent_report_fails_and_weighs_as_major if {
	satisfied({"system/accuracy/independent": false}) == "no"
	severity({"system/accuracy/independent": false}) == "major"
	satisfied({"system/accuracy/report_ref": blank.absent}) == "no"
	severity({"system/accuracy/report_ref": blank.absent}) == "major"
}

test_no_targets_in_the_contract_fail_and_weigh_as_minor if {
	satisfied({"procurement/error_targets": false}) == "no"
	severity({"procurement/error_targets": false}) == "minor"
}

test_that_failure_is_left_open_while_the_rest_is_not_known if {
	satisfied({"procurement/error_targets": false, "system/accuracy/independent": null}) == "unknown"
	severity({"system/accuracy/independent": null}) == "major"
}

questions := [
	"system/accuracy/independent",
	"system/accuracy/report_ref",
	"procurement/error_targets",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
