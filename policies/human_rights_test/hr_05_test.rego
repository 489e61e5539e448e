package requirements.human_rights_test.hr_05_test

import data.blank
import data.requirements.human_rights_test.hr_05

satisfied(alternatives) := answer if {
	answer := hr_05.satisfied with input as record(alternatives)
		with data.parameters as two
}

severity(alternatives) := answer if {
	answer := hr_05.severity with input as record(alternatives)
		with data.parameters as two
}

record(alternatives) := blank.record({"necessity": {
	"alternatives": alternatives,
	"effectiveness_evidence": null,
	"indicators": null,
}})

two := {"min_alternatives": [{"from_day": null, "until_day": null, "value": 2}]}

reasoned := {"description": blank.text, "why_insufficient": blank.text, "evidence": null}

without_reason := {"description": blank.text, "why_insufficient": blank.absent, "evidence": null}

reason_open := {"description": blank.text, "why_insufficient": null, "evidence": null}

test_it_always_applies if hr_05.applies == "yes"

test_unanswered_and_withheld_alternatives_leave_it_open_and_blocking if {
	every answer in [null, {"state": "withheld"}] {
		satisfied(answer) == "unknown"
		severity(answer) == "blocking"
	}
}

test_no_alternative_examined_fails_and_blocks if {
	satisfied([]) == "no"
	severity([]) == "blocking"
}

test_one_below_the_number_fails_and_weighs_as_major if {
	satisfied([reasoned]) == "no"
	severity([reasoned]) == "major"
}

test_the_number_and_one_above_meet_it if {
	satisfied([reasoned, reasoned]) == "yes"
	satisfied([reasoned, reasoned, reasoned]) == "yes"
}

test_an_alternative_that_would_have_been_enough_fails_and_blocks if {
	satisfied([reasoned, reasoned, without_reason]) == "no"
	severity([reasoned, reasoned, without_reason]) == "blocking"
	satisfied([without_reason]) == "no"
	severity([without_reason]) == "blocking"
}

test_an_open_reason_leaves_it_open_and_blocking if {
	satisfied([reasoned, reason_open]) == "unknown"
	severity([reasoned, reason_open]) == "blocking"
}

test_without_a_number_in_force_it_stays_open if {
	open := hr_05.satisfied with input as record([reasoned, reasoned]) with data.parameters as {}
	open == "unknown"
}
