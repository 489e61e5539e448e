package requirements.un_data_protection.unp_03_test

import data.lib
import data.requirements.un_data_protection.unp_03 as requirement

status := lib.status(requirement.applies, requirement.satisfied, in_force, input.law_date.day)

in_force := {"from_day": 17815, "until_day": null} # 2018-10-11

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"data": {
			"personal": true,
			"categories": ["face_images", "location"],
			"scope_minimised": true,
			"scope_minimised_reason": text,
		},
		"deployment": {"mode": "post_rbi"},
		"necessity": {"category_reasons": reasons},
	},
}

reasons := [{"category": "face_images", "reason": text}, {"category": "location", "reason": text}]

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_a_reason_for_every_category_is_met if {
	status == "met" with input as met
}

test_a_second_entry_for_a_category_may_lack_the_reason_the_first_gives if {
	more := array.concat(reasons, [{"category": "location", "reason": absent}])
	status == "met" with input as changed("facts/necessity/category_reasons", more)
}

test_a_category_without_a_reason_is_not_met if {
	every listed in [[], [reasons[0]], [reasons[0], {"category": "location", "reason": absent}]] {
		status == "not_met" with input as changed("facts/necessity/category_reasons", listed)
	}
}

test_a_reason_that_may_be_for_the_category_is_undetermined if {
	every entry in [
		{"category": "location", "reason": null},
		{"category": "location", "reason": withheld},
		{"category": null, "reason": text},
	] {
		status == "undetermined" with input as changed("facts/necessity/category_reasons", [reasons[0], entry])
	}
}

test_personal_data_of_no_category_is_not_met if {
	status == "not_met" with input as changed("facts/data/categories", [])
}

test_data_that_was_not_kept_to_the_minimum_is_not_met if {
	status == "not_met" with input as changed("facts/data/scope_minimised", false)
}

test_a_minimum_without_a_reason_is_not_met if {
	status == "not_met" with input as changed("facts/data/scope_minimised_reason", absent)
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
	"facts/data/categories",
	"facts/necessity/category_reasons",
	"facts/data/scope_minimised",
	"facts/data/scope_minimised_reason",
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

everything := array.concat(questions, ["facts/data/personal", "facts/deployment/mode"])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2018-10-10", "day": 17814})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2018-10-11", "day": 17815})
}
