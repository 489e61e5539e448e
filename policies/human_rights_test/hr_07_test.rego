package requirements.human_rights_test.hr_07_test

import data.blank
import data.requirements.human_rights_test.hr_07

applies(mode) := answer if {
	answer := hr_07.applies with input as in_mode(mode)
}

severity(mode) := answer if {
	answer := hr_07.severity with input as in_mode(mode)
}

satisfied(changes) := answer if {
	answer := hr_07.satisfied with input as record(changes)
		with data.parameters as ninety
}

ninety := {"max_use_span_days": [{"from_day": null, "until_day": null, "value": 90}]}

record(changes) := blank.record({
	"deployment": {
		"mode": object.get(changes, "mode", "realtime_rbi"),
		"processing": object.get(changes, "processing", null),
		"status": object.get(changes, "status", "operational"),
	},
	"scope": {
		"persons_class": object.get(changes, "persons_class", blank.text),
		"places": object.get(changes, "places", [blank.text]),
		"time_start": object.get(changes, "time_start", blank.instant("2026-06-01T08:00:00Z", 1780300800)),
		"time_end": object.get(changes, "time_end", blank.instant("2026-06-01T18:00:00Z", 1780336800)),
	},
	"authorisation": {"expires_on": object.get(changes, "expires_on", null)},
})

in_mode(mode) := blank.record({"deployment": {"mode": mode}})

test_it_applies_to_everything_but_one_to_one_checks if {
	applies("realtime_rbi") == "yes"
	applies("data_analytics") == "yes"
	applies("verification_1_1") == "no"
	applies(null) == "unknown"
}

test_an_empty_record_leaves_it_open if {
	open := hr_07.satisfied with input as blank.record({})
	open == "unknown"
}

test_a_use_bounded_in_time_place_and_persons_meets_it if satisfied({}) == "yes"

test_each_limit_is_needed if {
	satisfied({"time_start": blank.absent}) == "no"
	satisfied({"places": []}) == "no"
	satisfied({"persons_class": blank.absent}) == "no"
	satisfied({"time_start": null}) == "unknown"
	satisfied({"places": null}) == "unknown"
	satisfied({"places": blank.withheld}) == "unknown"
	satisfied({"persons_class": blank.withheld}) == "unknown"
}

test_an_authorisation_that_expires_bounds_it_too if {
	satisfied({"time_end": blank.absent, "expires_on": blank.tomorrow}) == "yes"
	satisfied({"time_end": blank.absent, "expires_on": blank.absent}) == "no"
	satisfied({"time_end": blank.absent}) == "unknown"
	satisfied({"time_end": null, "expires_on": blank.absent}) == "unknown"
}

begin := 1780300800

on_day(number) := {"iso": "", "day": number}

test_an_end_far_from_the_beginning_bounds_nothing if {
	seconds := 90 * 86400
	[satisfied({"time_end": blank.instant("", begin + n)}) | some n in [seconds - 1, seconds, seconds + 1]] == [
		"yes",
		"yes",
		"unknown",
	]
	ends := [blank.instant("", begin + n) | some n in [seconds, seconds + 1]]
	[satisfied({"time_end": end, "expires_on": blank.absent}) | some end in ends] == ["yes", "no"]
	authorised := [{"time_end": blank.absent, "expires_on": on_day(20605 + n)} | some n in [89, 90, 91]]
	[satisfied(until) | some until in authorised] == ["yes", "yes", "no"]
}

test_an_end_too_far_off_weighs_as_major_and_no_end_blocks if {
	weight({"time_end": blank.instant("", begin + (91 * 86400)), "expires_on": blank.absent}) == "major"
	weight({"time_end": blank.absent, "expires_on": on_day(20605 + 91)}) == "major"
	weight({"time_end": blank.absent, "expires_on": blank.absent}) == "blocking"
	weight({"places": []}) == "blocking"
	weight({"places": [], "mode": "post_rbi", "processing": "retrospective"}) == "major"
	weight(past({})) == "blocking"
	weight(past({"status": null})) == "blocking"
	satisfied({"time_end": blank.instant("", begin + (91 * 86400)), "expires_on": blank.absent, "places": null}) == "unknown"
}

weight(changes) := answer if {
	answer := hr_07.severity with input as record(changes) with data.parameters as ninety
}

test_the_two_ends_are_not_pieced_together if {
	satisfied({
		"time_start": blank.instant("", begin - (30 * 86400)),
		"time_end": blank.instant("", begin - 86400),
		"expires_on": on_day(20605 + 91),
	}) == "no"
}

test_an_end_before_the_beginning_bounds_nothing if {
	ends_first := {"time_end": blank.instant("", begin - 1), "expires_on": blank.absent}
	satisfied(ends_first) == "no"
	weight(ends_first) == "blocking"
}

past(changes) := blank.merge(
	{
		"time_start": blank.instant("", begin - (30 * 86400)),
		"time_end": blank.absent,
		"expires_on": blank.yesterday,
	},
	changes,
)

test_what_has_expired_bounds_no_use_that_goes_on if {
	satisfied(past({})) == "no"
	satisfied(past({"expires_on": blank.today})) == "yes"
	satisfied(past({"status": null})) == "unknown"
	satisfied(past({"status": "suspended"})) == "no"
	over := blank.instant("", begin - 86400)
	satisfied(past({"expires_on": blank.absent, "time_end": over})) == "no"
}

test_a_use_that_is_over_was_bounded_by_its_end if {
	satisfied(past({"status": "retired"})) == "yes"
	satisfied(past({"status": "retired", "time_start": blank.instant("", begin - (300 * 86400))})) == "no"
}

test_without_a_span_in_force_an_end_stays_open if {
	open := hr_07.satisfied with input as record({}) with data.parameters as {}
	open == "unknown"
}

test_a_failure_stays_open_while_it_is_not_known_whether_the_use_is_live if {
	satisfied({"places": [], "mode": null}) == "unknown"
	satisfied({"places": [], "mode": "post_rbi", "processing": "retrospective"}) == "no"
	satisfied({"mode": null}) == "yes"
}

test_it_blocks_live_identification_and_what_may_be_it if {
	severity("realtime_rbi") == "blocking"
	severity("identification_1n_cooperative") == "blocking"
	severity(null) == "blocking"
	severity("post_rbi") == "blocking"
	recordings := blank.record({"deployment": {"mode": "post_rbi", "processing": "retrospective"}})
	lighter := hr_07.severity with input as recordings
	lighter == "major"
}
