package authorisation_test

import data.blank
import data.terms

# The law date is 1 June 2026; the use began at 8 o'clock on the day before.
at(seconds) := blank.instant("", 1780214400 + seconds)

hours(number) := at(number * 3600)

term(name, answers) := told(name, answers, not_yet)

not_yet := {"status": "planned", "start_date": blank.absent}

told(name, answers, deployment) := answer if {
	answer := terms[name] with input as blank.record({"authorisation": answers, "deployment": deployment})
		with data.parameters.urgent_authorisation_request_hours as [{"from_day": null, "until_day": null, "value": 24}]
}

beforehand(changes) := term("authorised_beforehand", blank.merge(
	{"granted_at": at(0), "use_started_at": at(0)},
	changes,
))

test_an_authorisation_comes_before_the_use_or_with_it if {
	[beforehand({"granted_at": at(second)}) | some second in [-1, 0, 1]] == ["yes", "yes", "no"]
	beforehand({"granted_at": blank.absent}) == "no"
}

test_a_use_that_has_not_begun_needs_only_an_authorisation_given_by_the_law_date if {
	[beforehand({"use_started_at": blank.absent, "granted_at": hours(hour)}) | some hour in [39, 40]] == ["yes", "no"]
}

test_that_no_use_has_begun_is_believed_of_what_is_not_in_service if {
	every name in ["begun", "begun_by_now"] {
		every started in [blank.yesterday, blank.today] {
			told(name, {"use_started_at": blank.absent}, {"status": "planned", "start_date": started}) == "unknown"
		}
		every status in ["planned", "development"] {
			every start in [blank.absent, blank.tomorrow] {
				told(name, {"use_started_at": blank.absent}, {"status": status, "start_date": start}) == "no"
			}
			told(name, {"use_started_at": blank.absent}, {"status": status, "start_date": null}) == "unknown"
		}
		every status in ["private_pilot", "public_pilot", "operational", "suspended", "retired", null, blank.withheld] {
			told(name, {"use_started_at": blank.absent}, {"status": status, "start_date": blank.absent}) == "unknown"
			told(name, {"use_started_at": at(0)}, {"status": status}) == "yes"
		}
		told(name, {"use_started_at": null}, not_yet) == "unknown"
	}
	told("begun", {"use_started_at": hours(41)}, not_yet) == "yes"
	told("begun_by_now", {"use_started_at": hours(41)}, not_yet) == "no"
	told("begun_by_now", {"use_started_at": hours(41)}, {"status": "operational"}) == "unknown"
}

test_a_system_in_service_leaves_open_that_the_authorisation_came_first if {
	authorised := {"granted_at": at(0), "use_started_at": blank.absent}
	told("authorised_beforehand", authorised, {"status": "operational"}) == "unknown"
	told("authorised_beforehand", authorised, not_yet) == "yes"
}

test_a_start_that_lies_ahead_says_nothing_of_a_use_that_is_going_on if {
	ahead := {"granted_at": at(0), "use_started_at": hours(41)}
	asked := {"urgency_claimed": true, "urgency_reason": blank.text, "requested_at": hours(39), "use_started_at": hours(41)}
	every status, expected in {"operational": "unknown", "public_pilot": "unknown", null: "unknown", "planned": "yes", "development": "yes"} {
		told("authorised_beforehand", ahead, {"status": status, "start_date": blank.absent}) == expected
		told("asked_for_in_urgency", asked, {"status": status, "start_date": blank.absent}) == expected
		told("start_is_believed", ahead, {"status": status, "start_date": blank.absent}) == expected
	}
	told("authorised_beforehand", ahead, {"status": "planned", "start_date": blank.yesterday}) == "unknown"
	told("authorised_beforehand", {"granted_at": hours(1), "use_started_at": at(0)}, {"status": "operational"}) == "no"
}

test_an_authorisation_and_the_use_may_not_both_lie_ahead if {
	beforehand({"granted_at": hours(40), "use_started_at": hours(41)}) == "no"
}

urgent(changes) := term("asked_for_in_urgency", blank.merge(
	{
		"urgency_claimed": true,
		"urgency_reason": blank.text,
		"requested_at": hours(24),
		"use_started_at": at(0),
	},
	changes,
))

test_in_urgency_the_request_may_follow_within_the_hours if {
	[urgent({"requested_at": at(86400 + second)}) | some second in [-1, 0, 1]] == ["yes", "yes", "no"]
	urgent({"requested_at": at(-1)}) == "yes"
}

test_a_request_of_tomorrow_has_not_been_made if {
	[urgent({"requested_at": hours(hour), "use_started_at": hours(30)}) | some hour in [39, 40]] == ["yes", "no"]
}

test_urgency_is_claimed_reasoned_and_followed_by_a_request if {
	urgent({"urgency_claimed": false}) == "no"
	urgent({"urgency_reason": blank.absent}) == "no"
	urgent({"requested_at": blank.absent}) == "no"
	urgent({"use_started_at": blank.absent}) == "no"
}

test_what_is_not_known_settles_neither if {
	every answer in [null, blank.withheld] {
		every name in ["granted_at", "use_started_at"] {
			beforehand({name: answer}) == "unknown"
		}
		every name in ["urgency_claimed", "urgency_reason", "requested_at", "use_started_at"] {
			urgent({name: answer}) == "unknown"
		}
	}
	term("authorised_beforehand", {}) == "unknown"
	term("asked_for_in_urgency", {}) == "unknown"
}
