package requirements.un_data_protection.unp_02_test

import data.blank
import data.requirements.un_data_protection.unp_02 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"purpose/statement": blank.text,
	"proportionality/balancing_statement": blank.text,
	"purpose/secondary_uses": [blank.text],
	"purpose/compatibility_assessed": true,
	"purpose/compatibility_result": "compatible",
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

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open
	met_or_not == "unknown"
}

test_stated_and_balanced_purposes_with_a_compatible_further_use_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_wherever_personal_data_is_processed if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_a_further_use_is_assessed_and_found_compatible if {
	satisfied({"purpose/compatibility_result": "incompatible"}) == "no"
	satisfied({"purpose/compatibility_result": blank.absent}) == "no"
	satisfied({"purpose/compatibility_assessed": false}) == "no"
	satisfied({
		"purpose/secondary_uses": [blank.text, blank.text],
		"purpose/compatibility_assessed": false,
	}) == "no"
}

test_without_further_use_nothing_needs_to_be_assessed if {
	satisfied({
		"purpose/secondary_uses": [],
		"purpose/compatibility_assessed": false,
		"purpose/compatibility_result": blank.absent,
	}) == "yes"
	satisfied({"purpose/secondary_uses": [], "purpose/compatibility_assessed": null}) == "yes"
}

test_unnamed_further_uses_stay_open_without_an_assessment if {
	satisfied({"purpose/secondary_uses": null, "purpose/compatibility_assessed": false}) == "unknown"
	satisfied({"purpose/secondary_uses": null}) == "yes"
}

test_a_purpose_is_stated_and_balanced if {
	satisfied({"purpose/statement": blank.absent}) == "no"
	satisfied({"proportionality/balancing_statement": blank.absent}) == "no"
}

questions := [
	"purpose/statement",
	"proportionality/balancing_statement",
	"purpose/compatibility_assessed",
	"purpose/compatibility_result",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
