package requirements.un_data_protection.unp_02_test

import data.lib
import data.requirements.un_data_protection.unp_02 as requirement

status := lib.status(requirement.applies, requirement.satisfied, in_force, input.law_date.day)

in_force := {"from_day": 17815, "until_day": null} # 2018-10-11

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"data": {"personal": true},
		"deployment": {"mode": "post_rbi"},
		"proportionality": {"balancing_statement": text},
		"purpose": {
			"statement": text,
			"secondary_uses": [text],
			"compatibility_assessed": true,
			"compatibility_result": "compatible",
		},
	},
}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_a_further_use_found_compatible_is_met if {
	status == "met" with input as met
}

test_a_further_use_found_incompatible_is_not_met if {
	status == "not_met" with input as changed("facts/purpose/compatibility_result", "incompatible")
}

test_a_further_use_whose_compatibility_nobody_assessed_is_not_met if {
	status == "not_met" with input as changed("facts/purpose/compatibility_assessed", false)
}

test_an_assessment_without_a_result_is_not_met if {
	status == "not_met" with input as changed("facts/purpose/compatibility_result", absent)
}

test_without_further_use_nothing_needs_to_be_assessed if {
	status == "met" with input as both(
		["facts/purpose/secondary_uses", []],
		["facts/purpose/compatibility_assessed", false],
	)
}

test_unnamed_further_uses_are_undetermined_without_an_assessment if {
	status == "undetermined" with input as both(
		["facts/purpose/secondary_uses", null],
		["facts/purpose/compatibility_assessed", false],
	)
}

test_a_purpose_that_is_not_stated_is_not_met if {
	status == "not_met" with input as changed("facts/purpose/statement", absent)
}

test_a_purpose_that_was_not_balanced_is_not_met if {
	status == "not_met" with input as changed("facts/proportionality/balancing_statement", absent)
}

test_it_applies_to_a_biometric_system_that_claims_to_process_no_personal_data if {
	status == "met" with input as changed("facts/data/personal", false)
}

test_it_does_not_apply_where_no_personal_data_is_processed if {
	status == "not_applicable" with input as both(
		["facts/data/personal", false],
		["facts/deployment/mode", "data_analytics"],
	)
}

test_it_is_undetermined_while_nobody_says_whether_data_is_personal if {
	status == "undetermined" with input as both(["facts/data/personal", null], ["facts/deployment/mode", null])
}

questions := [
	"facts/purpose/statement",
	"facts/proportionality/balancing_statement",
	"facts/purpose/compatibility_assessed",
	"facts/purpose/compatibility_result",
]

test_an_unanswered_question_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, null)
	}
}

test_a_withheld_answer_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, withheld)
	}
}

test_an_empty_record_is_undetermined if {
	status == "undetermined" with input as json.patch(met, [{"op": "add", "path": path, "value": null} |
		some path in everything
	])
}

everything := array.concat(questions, [
	"facts/data/personal",
	"facts/deployment/mode",
	"facts/purpose/secondary_uses",
])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2018-10-10", "day": 17814})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2018-10-11", "day": 17815})
}
