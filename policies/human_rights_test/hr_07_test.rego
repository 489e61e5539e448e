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
}

record(changes) := blank.record({
	"deployment": {"mode": object.get(changes, "mode", "realtime_rbi")},
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

test_a_failure_stays_open_while_it_is_not_known_whether_the_use_is_live if {
	satisfied({"places": [], "mode": null}) == "unknown"
	satisfied({"places": [], "mode": "post_rbi"}) == "no"
	satisfied({"mode": null}) == "yes"
}

test_it_blocks_live_identification_and_what_may_be_it if {
	severity("realtime_rbi") == "blocking"
	severity("identification_1n_cooperative") == "blocking"
	severity(null) == "blocking"
	severity("post_rbi") == "major"
}
