package requirements.human_rights_test.hr_10_test

import data.blank
import data.requirements.human_rights_test.hr_10

satisfied(country, rights) := answer if {
	answer := hr_10.satisfied with input as record(country, rights)
		with data.profiles.memberships as memberships
		with data.parameters as ninety
}

exceptions(rights) := answer if {
	answer := hr_10.exceptions with input as record("GB", rights)
		with data.profiles.memberships as memberships
		with data.parameters as ninety
}

ninety := {"max_notice_deferral_days": [{"from_day": null, "until_day": null, "value": 90}]}

memberships := blank.by_country({
	"european_union": [{"country": "FR", "from_day": null, "until_day": null}],
	"council_of_europe": [],
})

record(country, rights) := blank.record({
	"place": {"country": country, "subdivision": null},
	"rights": blank.merge(blank.facts.rights, rights),
})

told := {"complaint_channel": blank.text, "misidentified_notified": true, "judicial_review_available": true}

not_told := {
	"complaint_channel": blank.text,
	"misidentified_notified": false,
	"remedy_without_notice": false,
	"judicial_review_available": true,
}

test_it_always_applies if hr_10.applies == "yes"

test_an_empty_record_leaves_it_open if satisfied(null, {}) == "unknown"

test_notice_and_a_court_meet_it_everywhere if {
	every country in ["FR", "GB", null] {
		satisfied(country, told) == "yes"
	}
}

test_a_route_that_does_not_depend_on_notice_counts_as_well if {
	satisfied("GB", blank.merge(not_told, {"remedy_without_notice": true})) == "yes"
	satisfied("GB", not_told) == "unknown"
	satisfied("GB", blank.merge(not_told, {"notice_deferred_until": blank.absent})) == "no"
	satisfied("GB", blank.merge(not_told, {"remedy_without_notice": null})) == "unknown"
}

test_without_a_channel_for_complaints_there_is_no_route if {
	satisfied("GB", blank.merge(told, {"complaint_channel": blank.absent})) == "no"
	satisfied("GB", blank.merge(told, {"complaint_channel": null})) == "unknown"
	satisfied("GB", blank.merge(told, {"complaint_channel": blank.withheld})) == "unknown"
}

test_where_the_charter_applies_only_a_court_will_do if {
	body := blank.merge(told, {"judicial_review_available": false, "independent_binding_remedy": true})
	satisfied("GB", body) == "yes"
	satisfied("FR", body) == "no"
	satisfied(null, body) == "unknown"
	satisfied("GB", blank.merge(body, {"independent_binding_remedy": false})) == "no"
	satisfied("GB", blank.merge(body, {"independent_binding_remedy": null})) == "unknown"
}

deferred(day) := blank.merge(not_told, {"notice_deferred_until": day})

test_a_wait_whose_end_is_far_off_is_a_refusal if {
	ends := [{"iso": "", "day": 20605 + days} | some days in [89, 90, 91]]
	[satisfied("GB", deferred(end)) | some end in ends] == ["yes", "yes", "no"]
	exceptions(deferred(ends[2])) == []
	satisfied("GB", deferred(blank.withheld)) == "unknown"
	satisfied("GB", deferred(null)) == "unknown"
}

severity(rights) := answer if {
	answer := hr_10.severity with input as record("GB", rights)
		with data.profiles.memberships as memberships
		with data.parameters as ninety
}

test_a_wait_too_long_weighs_as_major_and_no_route_blocks if {
	far := {"iso": "", "day": 20605 + 91}
	severity(deferred(far)) == "major"
	severity(deferred(blank.yesterday)) == "blocking"
	severity(blank.merge(told, {"complaint_channel": blank.absent})) == "blocking"
	severity(blank.merge(deferred(far), {"complaint_channel": blank.absent})) == "blocking"
	satisfied("GB", blank.merge(deferred(far), {"complaint_channel": null})) == "unknown"
	satisfied("GB", blank.merge(deferred(far), {"judicial_review_available": null})) == "unknown"
	severity(told) == "major"
}

test_notice_may_wait_until_the_day_recorded_as_its_end if {
	satisfied("GB", deferred(blank.yesterday)) == "no"
	satisfied("GB", deferred(blank.today)) == "yes"
	satisfied("GB", deferred(blank.tomorrow)) == "yes"
	exceptions(deferred(blank.today)) == ["notice_deferred"]
	exceptions(deferred(blank.yesterday)) == []
	open := blank.merge(deferred(blank.today), {"misidentified_notified": null})
	satisfied("GB", open) == "yes"
	exceptions(open) == ["notice_deferred"]
	exceptions(blank.merge(told, {"notice_deferred_until": blank.today})) == []
	exceptions(blank.merge(told, {"notice_deferred_until": blank.absent})) == []
}
