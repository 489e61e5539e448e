package requirements.eu_ai_act.aia_08_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_08

applies(changes) := answer if {
	answer := aia_08.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_08.satisfied with input as live_police_use.record(changes)
		with data.parameters.urgent_authorisation_request_hours as [{"from_day": null, "until_day": null, "value": 24}]
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

exceptions(changes) := answer if {
	answer := aia_08.exceptions with input as live_police_use.record(changes)
		with data.parameters.urgent_authorisation_request_hours as [{"from_day": null, "until_day": null, "value": 24}]
}

in_order := {
	"authorisation.type": "judicial",
	"authorisation.granted_at": live_police_use.start,
	"authorisation.use_started_at": live_police_use.start,
	"authorisation.urgency_claimed": false,
}

change(base, changes) := object.union(object.remove(base, object.keys(changes)), changes)

test_a_judge_or_an_independent_authority_beforehand_meets_it if {
	every type in ["judicial", "independent_admin"] {
		satisfied(change(in_order, {"authorisation.type": type})) == "yes"
	}
	exceptions(in_order) == []
}

test_nobody_else_can_authorise_it if {
	every type in ["none", "internal", "administrative", "council_vote", "minister", blank.absent] {
		satisfied(change(in_order, {"authorisation.type": type})) == "no"
	}
}

test_a_permit_of_the_data_protection_authority_leaves_it_open if {
	satisfied(change(in_order, {"authorisation.type": "dpa_permit"})) == "unknown"
	satisfied(change(in_order, {
		"authorisation.type": "dpa_permit",
		"authorisation.granted_at": blank.absent,
	})) == "no"
}

test_the_authorisation_comes_before_the_use_or_with_it if {
	every seconds, expected in {-1: "no", 0: "yes", 1: "yes"} {
		satisfied(change(in_order, {"authorisation.use_started_at": live_police_use.at(seconds)})) == expected
	}
	satisfied(change(in_order, {"authorisation.granted_at": blank.absent})) == "no"
}

test_a_use_that_has_not_begun_only_needs_the_authorisation if {
	waiting := change(in_order, {"authorisation.use_started_at": blank.absent, "deployment.status": "planned", "deployment.start_date": blank.absent})
	satisfied(waiting) == "yes"
	every hours, expected in {35: "yes", 36: "no"} {
		satisfied(change(waiting, {"authorisation.granted_at": live_police_use.hours(hours)})) == expected
	}
	satisfied(change(waiting, {"authorisation.granted_at": blank.absent})) == "no"
	satisfied(change(waiting, {"deployment.status": "operational"})) == "unknown"
}

urgent := {
	"authorisation.type": "independent_admin",
	"authorisation.granted_at": live_police_use.hours(6),
	"authorisation.requested_at": live_police_use.start,
	"authorisation.use_started_at": live_police_use.hours(-24),
	"authorisation.urgency_claimed": true,
	"authorisation.urgency_reason": blank.text,
}

test_in_urgency_the_request_may_follow_within_24_hours if {
	every seconds, expected in {-86401: "yes", -1: "yes", 0: "yes", 1: "no"} {
		satisfied(change(urgent, {"authorisation.requested_at": live_police_use.at(seconds)})) == expected
	}
	exceptions(urgent) == ["reasoned_urgency"]
	exceptions(change(urgent, {"authorisation.requested_at": live_police_use.at(1)})) == []
}

test_a_request_of_tomorrow_has_not_been_made if {
	every hours, expected in {35: "yes", 36: "no"} {
		satisfied(change(urgent, {
			"authorisation.use_started_at": live_police_use.hours(30),
			"authorisation.requested_at": live_police_use.hours(hours),
			"authorisation.granted_at": blank.absent,
		})) == expected
	}
}

test_an_urgent_use_that_is_not_yet_decided_upon_meets_it if {
	satisfied(change(urgent, {"authorisation.granted_at": blank.absent})) == "yes"
	exceptions(change(urgent, {"authorisation.granted_at": blank.absent})) == ["reasoned_urgency"]
	exceptions(change(urgent, {"authorisation.granted_at": null})) == ["reasoned_urgency"]
}

test_urgency_is_claimed_reasoned_and_followed_by_a_request_to_somebody_independent if {
	every changes in [
		{"authorisation.urgency_claimed": false},
		{"authorisation.urgency_reason": blank.absent},
		{"authorisation.requested_at": blank.absent},
		{"authorisation.type": "internal"},
	] {
		satisfied(change(urgent, changes)) == "no"
		exceptions(change(urgent, changes)) == []
	}
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every answer in [null, blank.withheld] {
		every name in object.keys(object.remove(in_order, ["authorisation.urgency_claimed"])) {
			satisfied(change(in_order, {name: answer})) == "unknown"
		}
		every name in object.keys(object.remove(urgent, ["authorisation.granted_at"])) {
			satisfied(change(urgent, {name: answer})) == "unknown"
		}
	}
}

test_without_the_measure_of_the_law_urgency_stays_open if {
	open := aia_08.satisfied with input as live_police_use.record(urgent)
		with data.parameters as {}
	open == "unknown"
}
