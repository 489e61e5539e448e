package requirements.responsible_limits.wef_08_test

import data.blank
import data.requirements.responsible_limits.wef_08 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"human_oversight/sole_basis_prohibited": true,
	"operations/corroboration_required": true,
	"operations/lineup_rule": true,
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

test_a_result_that_needs_other_evidence_meets_it if {
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

test_a_result_that_may_be_the_only_ground_fails_and_blocks if {
	satisfied({"human_oversight/sole_basis_prohibited": false}) == "no"
	severity({"human_oversight/sole_basis_prohibited": false}) == "blocking"
	satisfied({"operations/corroboration_required": false}) == "no"
	severity({"operations/corroboration_required": false}) == "blocking"
}

test_no_rule_on_line_ups_fails_and_weighs_as_major if {
	satisfied({"operations/lineup_rule": false}) == "no"
	severity({"operations/lineup_rule": false}) == "major"
}

test_that_failure_is_left_open_while_the_rest_is_not_known if {
	satisfied({"operations/lineup_rule": false, "operations/corroboration_required": null}) == "unknown"
	severity({"operations/corroboration_required": null}) == "blocking"
}

questions := [
	"human_oversight/sole_basis_prohibited",
	"operations/corroboration_required",
	"operations/lineup_rule",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
