package requirements.human_rights_test.hr_08_test

import data.blank
import data.requirements.human_rights_test.hr_08

applies(mode, targeting) := answer if {
	answer := hr_08.applies with input as record(mode, targeting, {})
}

satisfied(targeting, scope) := answer if {
	answer := hr_08.satisfied with input as record("realtime_rbi", targeting, scope)
		with data.parameters as thirty
}

record(mode, targeting, scope) := blank.record({
	"deployment": {"mode": mode, "processing": "retrospective", "targeting": targeting},
	"scope": blank.merge(blank.facts.scope, scope),
})

thirty := {"max_live_span_days": [{"from_day": null, "until_day": null, "value": 30}]}

begin := 1780272000

span(seconds) := {
	"time_start": blank.instant("2026-06-01T00:00:00Z", begin),
	"time_end": blank.instant("", begin + seconds),
}

month := 30 * 86400

test_it_applies_to_live_identification_and_to_searches_of_everybody_in_footage if {
	applies("realtime_rbi", "watchlist") == "yes"
	applies("realtime_rbi", null) == "yes"
	applies("post_rbi", "untargeted") == "yes"
	applies("post_rbi", "targeted") == "no"
	applies("post_rbi", null) == "unknown"
	applies("post_rbi", blank.absent) == "yes"
	applies("verification_1_1", "targeted") == "no"
	applies("verification_1_1", "untargeted") == "unknown"
	applies("identification_1n_cooperative", "untargeted") == "unknown"
	applies(null, null) == "unknown"
}

test_a_search_for_one_person_at_a_time_meets_it_without_an_end if {
	satisfied("targeted", {"time_end": blank.absent}) == "yes"
}

test_comparing_all_who_pass_with_a_list_is_open_without_an_end if {
	every targeting in ["watchlist", "enrolled_group"] {
		satisfied(targeting, {"time_end": blank.absent}) == "unknown"
		satisfied(targeting, span(month)) == "yes"
		satisfied(targeting, span(month + 1)) == "unknown"
	}
}

test_identifying_everybody_needs_an_end if {
	satisfied("untargeted", blank.merge(span(0), {"time_end": blank.absent})) == "no"
	satisfied("untargeted", blank.merge(span(0), {"time_start": blank.absent})) == "no"
	satisfied("untargeted", blank.merge(span(0), {"time_end": null})) == "unknown"
	satisfied("untargeted", blank.merge(span(0), {"time_end": blank.withheld})) == "unknown"
}

test_who_declares_no_targeting_identifies_everybody if {
	satisfied(blank.absent, {"time_end": blank.absent}) == "no"
	satisfied(blank.absent, span(month)) == "yes"
}

test_the_span_of_identifying_everybody_ends_with_the_limit if {
	satisfied("untargeted", span(month - 1)) == "yes"
	satisfied("untargeted", span(month)) == "yes"
	satisfied("untargeted", span(month + 1)) == "no"
}

test_an_end_before_the_beginning_is_no_span if satisfied("untargeted", span(-1)) == "no"

test_unknown_targeting_leaves_it_open if {
	satisfied(null, {}) == "unknown"
	satisfied(null, span(month)) == "yes"
	satisfied(null, span(month + 1)) == "unknown"
}

test_without_a_span_in_force_it_stays_open if {
	open := hr_08.satisfied with input as record("realtime_rbi", "untargeted", span(1)) with data.parameters as {}
	open == "unknown"
}
