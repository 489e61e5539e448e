package requirements.un_data_protection.unp_08_test

import data.lib
import data.requirements.un_data_protection.unp_08 as requirement

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
		"deployment": {"mode": "realtime_rbi", "covert": false, "covert_authorisation_ref": null},
		"rights": {"contact": text, "request_process": true},
		"transparency": {"signage": true, "notice_individual": false, "deferred_notice_date": absent},
	},
}

covert := json.patch(met, [
	{"op": "add", "path": "facts/deployment/covert", "value": true},
	{"op": "add", "path": "facts/deployment/covert_authorisation_ref", "value": withheld},
	{"op": "add", "path": "facts/transparency/signage", "value": false},
	{"op": "add", "path": "facts/transparency/deferred_notice_date", "value": days_ago(-30)},
])

covertly(path, answer) := json.patch(covert, [{"op": "add", "path": path, "value": answer}])

days_ago(days) := {"iso": "", "day": 20605 - days}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_signs_or_a_notice_to_each_person_are_enough if {
	status == "met" with input as met
	status == "met" with input as both(
		["facts/transparency/signage", false],
		["facts/transparency/notice_individual", true],
	)
}

test_signs_are_enough_while_nothing_is_known_of_a_notice if {
	status == "met" with input as changed("facts/transparency/notice_individual", null)
}

test_open_use_that_nobody_is_told_of_is_not_met if {
	status == "not_met" with input as changed("facts/transparency/signage", false)
}

test_people_who_cannot_ask_are_not_met if {
	status == "not_met" with input as changed("facts/rights/contact", absent)
	status == "not_met" with input as changed("facts/rights/request_process", false)
}

test_covert_use_whose_authorisation_is_not_public_is_undetermined if {
	status == "undetermined" with input as covert
	requirement.exceptions == [] with input as covert
}

test_covert_use_whose_authorisation_is_shown_is_met_until_the_deferred_day if {
	every days in [-1, 0] {
		shown := json.patch(covertly("facts/deployment/covert_authorisation_ref", text), [{
			"op": "add",
			"path": "facts/transparency/deferred_notice_date",
			"value": days_ago(days),
		}])
		status == "met" with input as shown
		requirement.exceptions == ["authorised_covert_use"] with input as shown
	}
}

test_an_authorisation_does_not_excuse_use_that_is_not_covert if {
	open := json.patch(covertly("facts/deployment/covert", false), [{
		"op": "add",
		"path": "facts/deployment/covert_authorisation_ref",
		"value": text,
	}])
	status == "not_met" with input as open
}

test_covert_use_after_the_deferred_day_is_not_met if {
	status == "not_met" with input as covertly("facts/transparency/deferred_notice_date", days_ago(1))
}

test_covert_use_without_a_deferred_day_is_not_met if {
	status == "not_met" with input as covertly("facts/transparency/deferred_notice_date", absent)
}

test_covert_use_without_an_authorisation_is_not_met if {
	status == "not_met" with input as covertly("facts/deployment/covert_authorisation_ref", absent)
}

test_covert_use_is_no_reason_to_leave_people_without_a_contact if {
	status == "not_met" with input as covertly("facts/rights/contact", absent)
}

test_no_exception_takes_effect_where_people_are_told if {
	requirement.exceptions == [] with input as met
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
	"facts/transparency/signage",
	"facts/rights/contact",
	"facts/rights/request_process",
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
	"facts/transparency/notice_individual",
	"facts/deployment/covert",
])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2018-10-10", "day": 17814})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2018-10-11", "day": 17815})
}
