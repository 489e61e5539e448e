package requirements.eu_ai_act.aia_06_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_06

applies(changes) := answer if {
	answer := aia_06.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_06.satisfied with input as live_police_use.record(changes)
}

test_it_applies_to_live_use_by_police_in_public_places if {
	applies({}) == "yes"
	every changes in live_police_use.same_uses {
		applies(changes) == "yes"
	}
}

test_it_does_not_apply_to_other_uses if {
	every changes in live_police_use.other_uses {
		applies(changes) == "no"
	}
}

test_it_is_open_while_the_use_is_not_known if {
	every changes in live_police_use.open_uses {
		applies(changes) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if satisfied({}) == "unknown"

in_order := {
	"assessments.fria.done": true,
	"assessments.fria.date": live_police_use.day(0),
	"authorisation.granted_at": live_police_use.start,
	"authorisation.use_started_at": live_police_use.start,
}

with_answers(changes) := satisfied(object.union(
	{name: answer |
		some name, answer in in_order
		not name in object.keys(changes)
	},
	changes,
))

test_an_assessment_before_or_on_the_day_of_authorisation_and_use_meets_it if {
	every name in ["authorisation.granted_at", "authorisation.use_started_at"] {
		[with_answers({"assessments.fria.date": live_police_use.day(0), name: live_police_use.at(seconds)}) |
			some seconds in [-43201, -43200, 0]
		] == ["no", "yes", "yes"]
	}
}

test_an_assessment_on_the_day_after_fails if with_answers({"assessments.fria.date": live_police_use.day(1)}) == "no"

test_no_assessment_fails if {
	with_answers({"assessments.fria.done": false}) == "no"
	with_answers({"assessments.fria.date": blank.absent}) == "no"
}

test_urgency_excuses_nothing if {
	with_answers({
		"authorisation.granted_at": live_police_use.hours(30),
		"authorisation.use_started_at": live_police_use.hours(-13),
		"authorisation.urgency_claimed": true,
		"authorisation.urgency_reason": blank.text,
	}) == "no"
}

waiting(day) := with_answers({
	"assessments.fria.date": live_police_use.day(day),
	"authorisation.granted_at": blank.absent,
	"authorisation.use_started_at": blank.absent,
	"deployment.status": "planned",
	"deployment.start_date": blank.absent,
})

test_a_system_in_service_leaves_open_that_the_assessment_came_first if {
	with_answers({"authorisation.use_started_at": blank.absent, "deployment.status": "operational"}) == "unknown"
}

test_a_start_that_lies_ahead_says_nothing_of_a_use_that_is_going_on if {
	every status, expected in {"operational": "unknown", "planned": "yes"} {
		with_answers({
			"authorisation.use_started_at": live_police_use.hours(40),
			"deployment.status": status,
			"deployment.start_date": blank.absent,
		}) == expected
	}
	with_answers({
		"assessments.fria.date": live_police_use.day(1),
		"authorisation.use_started_at": live_police_use.start,
		"deployment.status": "operational",
	}) == "no"
}

test_an_assessment_suffices_while_nothing_was_authorised_or_used if waiting(0) == "yes"

test_an_assessment_is_done_on_the_law_date_and_not_after_it if {
	[waiting(day) | some day in [0, 1, 2]] == ["yes", "yes", "no"]
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every name in object.keys(in_order) {
		every answer in [null, blank.withheld] {
			with_answers({name: answer}) == "unknown"
		}
	}
}
