package requirements.responsible_limits.wef_01_test

import data.blank
import data.requirements.responsible_limits.wef_01 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"legal_basis/citation": blank.text,
	"case_file/recognition_use_recorded": true,
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

test_a_search_in_an_investigation_recorded_in_its_file_meets_it if {
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

test_every_kind_of_investigation_counts if {
	satisfied({"purpose/code": "missing_person"}) == "yes"
	satisfied({"purpose/code": "fugitive_location"}) == "yes"
	satisfied({"purpose/code": "counter_terrorism"}) == "yes"
	satisfied({"deployment/mode": "realtime_rbi"}) == "yes"
}

test_a_search_for_another_purpose_fails_and_blocks if {
	satisfied({"purpose/code": "policing_general"}) == "no"
	severity({"purpose/code": "policing_general"}) == "blocking"
	satisfied({"purpose/code": blank.absent}) == "no"
}

test_a_search_with_no_legal_basis_fails_and_blocks if {
	satisfied({"legal_basis/citation": blank.absent}) == "no"
	severity({"legal_basis/citation": blank.absent}) == "blocking"
}

test_a_purpose_that_may_be_an_investigation_stays_open if {
	satisfied({"purpose/code": "other"}) == "unknown"
	severity({"purpose/code": "other"}) == "blocking"
}

test_a_use_that_may_be_recorded_stays_open if {
	satisfied({"case_file/recognition_use_recorded": null}) == "unknown"
	satisfied({"case_file/recognition_use_recorded": blank.withheld}) == "unknown"
}

test_a_search_tied_to_no_case_fails_and_weighs_as_major if {
	satisfied({"case_file/recognition_use_recorded": false}) == "no"
	severity({"case_file/recognition_use_recorded": false}) == "major"
	severity({}) == "major"
}

test_its_failure_is_left_open_while_the_rest_is_not_known if {
	satisfied({
		"case_file/recognition_use_recorded": false,
		"legal_basis/citation": null,
	}) == "unknown"
	severity({"legal_basis/citation": null}) == "blocking"
}

questions := [
	"purpose/code",
	"legal_basis/citation",
	"case_file/recognition_use_recorded",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
