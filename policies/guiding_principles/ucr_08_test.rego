package requirements.guiding_principles.ucr_08_test

import data.lib
import data.requirements.guiding_principles.ucr_08 as requirement

status := lib.status(requirement.applies, requirement.satisfied, in_force, input.law_date.day)

in_force := {"from_day": 18262, "until_day": null} # 2020-01-01

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"consent": {"staffed_fallback": false},
		"deployment": {"mode": "realtime_rbi"},
		"human_oversight": {
			"review_before_action": true,
			"sole_basis_prohibited": true,
			"can_override": true,
		},
	},
}

gate := json.patch(met, [
	{"op": "add", "path": "facts/deployment/mode", "value": "verification_1_1"},
	{"op": "add", "path": "facts/consent/staffed_fallback", "value": true},
	{"op": "add", "path": "facts/human_oversight/review_before_action", "value": false},
])

at_the_gate(path, answer) := json.patch(gate, [{"op": "add", "path": path, "value": answer}])

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

test_a_person_who_reviews_and_can_override_is_met if {
	status == "met" with input as met
}

test_each_part_that_is_declared_missing_is_not_met if {
	every path in questions {
		status == "not_met" with input as changed(path, false)
	}
}

test_a_staffed_verification_gate_may_open_by_itself if {
	every answer in [false, null, withheld] {
		opening := at_the_gate("facts/human_oversight/review_before_action", answer)
		status == "met" with input as opening
		requirement.exceptions == ["staffed_verification_gate"] with input as opening
	}
}

test_no_exception_takes_effect_where_a_person_reviews if {
	requirement.exceptions == [] with input as at_the_gate("facts/human_oversight/review_before_action", true)
}

test_a_gate_may_not_refuse_by_itself if {
	status == "not_met" with input as at_the_gate("facts/human_oversight/sole_basis_prohibited", false)
	status == "not_met" with input as at_the_gate("facts/human_oversight/can_override", false)
}

test_a_gate_without_staff_is_not_met if {
	status == "not_met" with input as at_the_gate("facts/consent/staffed_fallback", false)
}

test_a_gate_that_may_have_staff_is_undetermined if {
	status == "undetermined" with input as at_the_gate("facts/consent/staffed_fallback", null)
	status == "undetermined" with input as at_the_gate("facts/deployment/mode", null)
	requirement.exceptions == [] with input as at_the_gate("facts/consent/staffed_fallback", null)
}

test_identification_among_many_has_no_exception if {
	status == "not_met" with input as at_the_gate("facts/deployment/mode", "identification_1n_cooperative")
}

questions := [
	"facts/human_oversight/review_before_action",
	"facts/human_oversight/sole_basis_prohibited",
	"facts/human_oversight/can_override",
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

everything := array.concat(questions, ["facts/deployment/mode", "facts/consent/staffed_fallback"])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2019-12-31", "day": 18261})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2020-01-01", "day": 18262})
}
