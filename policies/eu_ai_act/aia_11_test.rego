package requirements.eu_ai_act.aia_11_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_11

applies(changes) := answer if {
	answer := aia_11.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_11.satisfied with input as live_police_use.record(changes)
}

test_it_applies_to_live_use_by_police_in_public_places if {
	applies({}) == "yes"
	every changes in live_police_use.same_uses {
		applies(changes) == "yes"
	}
}

test_it_applies_to_searches_in_recordings_too if applies({"deployment.mode": "post_rbi", "deployment.processing": "retrospective"}) == "yes"

test_it_does_not_apply_to_other_uses if {
	others := [changes |
		some changes in live_police_use.other_uses
		changes != {"deployment.mode": "post_rbi", "deployment.processing": "retrospective"}
	]
	every changes in array.concat(others, [{"deployment.mode": "verification_1_1"}]) {
		applies(changes) == "no"
	}
}

test_it_is_open_while_the_use_is_not_known if {
	every changes in live_police_use.open_uses {
		applies(changes) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if satisfied({}) == "unknown"

severity(changes) := answer if {
	answer := aia_11.severity with input as live_police_use.record(changes)
}

deferred(day, changes) := answer if {
	answer := aia_11.deferred with input as live_police_use.record_on("", day, object.union(
		{"deployment.mode": "post_rbi", "deployment.processing": "retrospective", "deployment.start_date": {"iso": "", "day": 21154}},
		changes,
	))
		with data.profiles.memberships as live_police_use.memberships
}

test_for_searches_in_recordings_it_is_deferred_until_article_26_applies if {
	[deferred(day, {}) | some day in [21153, 21154]] == ["yes", "no"]
	deferred(21153, {"deployment.mode": "realtime_rbi"}) == "no"
	deferred(21153, {"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent}) == "no"
}

test_for_systems_in_service_before_it_is_deferred_longer if {
	old := {"deployment.start_date": {"iso": "", "day": 21153}, "deployment.significant_change_on": blank.absent}
	deferred(21154, old) == "yes"
	deferred(21154, {"deployment.start_date": null}) == "unknown"
}

oversight(never_alone, reviewed) := {
	"human_oversight.sole_basis_prohibited": never_alone,
	"human_oversight.review_before_action": reviewed,
}

test_results_that_are_never_the_only_basis_and_always_checked_meet_it if satisfied(oversight(true, true)) == "yes"

test_acting_on_a_result_alone_blocks if {
	every reviewed in [true, false, null] {
		satisfied(oversight(false, reviewed)) == "no"
		severity(oversight(false, reviewed)) == "blocking"
	}
}

test_only_the_check_missing_weighs_as_major if {
	satisfied(oversight(true, false)) == "no"
	severity(oversight(true, false)) == "major"
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every answer in [null, blank.withheld] {
		satisfied(oversight(true, answer)) == "unknown"
		every reviewed in [true, false, null] {
			satisfied(oversight(answer, reviewed)) == "unknown"
			severity(oversight(answer, reviewed)) == "blocking"
		}
	}
}
