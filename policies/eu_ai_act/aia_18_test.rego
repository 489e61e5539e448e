package requirements.eu_ai_act.aia_18_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_18

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_18[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

in_order := {
	"purpose.targeted_suspect_search": true,
	"authorisation.type": "judicial",
	"authorisation.requested_at": high_risk_use.at(0),
	"authorisation.use_started_at": high_risk_use.at(0),
	"authorisation.initial_identification": false,
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_the_targeted_search_for_a_suspect_by_police if {
	rule("applies", in_order) == "yes"
	rule("applies", with_changes({"purpose.targeted_suspect_search": false})) == "no"
	rule("applies", with_changes({"purpose.targeted_suspect_search": null})) == "unknown"
	rule("applies", with_changes({"deployment.mode": "realtime_rbi"})) == "no"
	rule("applies", object.union(in_order, high_risk_use.shop)) == "no"
	every changes in high_risk_use.outside {
		rule("applies", object.union(in_order, changes)) == "no"
	}
}

test_a_judge_asked_in_time_meets_it if {
	satisfied({}) == "yes"
	rule("exceptions", in_order) == []
}

test_an_administrative_authority_counts_where_its_decision_can_be_taken_to_court if {
	every type in ["administrative", "dpa_permit", "independent_admin", "minister"] {
		every review, expected in {true: "yes", false: "no", null: "unknown"} {
			satisfied({"authorisation.type": type, "rights.judicial_review_available": review}) == expected
		}
	}
}

test_nobody_else_counts if {
	every type in ["none", "internal", "council_vote", blank.absent] {
		satisfied({"authorisation.type": type, "rights.judicial_review_available": true}) == "no"
	}
	satisfied({"authorisation.type": null, "rights.judicial_review_available": true}) == "unknown"
}

# Begun two days and more before the law date, asked for so many seconds later.
asked(seconds) := satisfied({
	"authorisation.use_started_at": high_risk_use.hours(-96),
	"authorisation.requested_at": high_risk_use.at(seconds - (96 * 3600)),
})

test_the_request_comes_within_48_hours if {
	hours_48 := 48 * 3600
	[asked(seconds) | some seconds in [-1, 0, hours_48 - 1, hours_48, hours_48 + 1]] == ["yes", "yes", "yes", "yes", "no"]
}

test_a_request_that_is_still_to_be_made_is_none if {
	satisfied({"authorisation.requested_at": high_risk_use.hours(36)}) == "no"
	satisfied({"authorisation.requested_at": null}) == "unknown"
	satisfied({"authorisation.requested_at": blank.withheld}) == "unknown"
}

missing(hours) := satisfied({
	"authorisation.requested_at": blank.absent,
	"authorisation.use_started_at": high_risk_use.hours(hours),
})

test_a_missing_request_fails_once_it_can_no_longer_be_made if {
	missing(0) == "unknown"
	missing(-36) == "unknown"
	missing(-37) == "no"
	missing(-96) == "no"
}

test_before_the_use_begins_the_request_can_still_be_made if {
	every started in [blank.absent, high_risk_use.hours(36)] {
		every request in [blank.absent, null] {
			satisfied({
				"authorisation.use_started_at": started,
				"authorisation.requested_at": request,
				"deployment.status": "planned",
				"deployment.start_date": blank.absent,
			}) == "yes"
			satisfied({
				"authorisation.use_started_at": started,
				"authorisation.requested_at": request,
				"deployment.status": "operational",
			}) == "unknown"
		}
	}
	satisfied({"authorisation.use_started_at": null}) == "unknown"
	satisfied({"authorisation.use_started_at": blank.absent, "authorisation.type": "none"}) == "no"
}

test_a_start_that_lies_ahead_says_nothing_of_a_use_that_is_going_on if {
	every status, expected in {"operational": "unknown", "planned": "yes"} {
		satisfied({
			"authorisation.use_started_at": high_risk_use.hours(36),
			"deployment.status": status,
			"deployment.start_date": blank.absent,
		}) == expected
	}
}

initial(claim) := with_changes({"authorisation.type": "none", "authorisation.initial_identification": claim})

test_the_first_identification_of_a_potential_suspect_needs_none if {
	rule("satisfied", initial(true)) == "yes"
	rule("exceptions", initial(true)) == ["initial_identification"]
	rule("satisfied", initial(false)) == "no"
	rule("satisfied", initial(null)) == "unknown"
	rule("satisfied", initial(blank.withheld)) == "unknown"
	rule("exceptions", initial(null)) == []
}

test_the_exception_is_not_shown_where_the_authorisation_carries_it if {
	both := with_changes({"authorisation.initial_identification": true})
	rule("satisfied", both) == "yes"
	rule("exceptions", both) == []
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_18[name] with input as high_risk_use.empty(21336)
			with data.profiles.memberships as high_risk_use.memberships
			with data.parameters as high_risk_use.parameters
		open == "unknown"
	}
}

test_a_system_in_service_before_the_chapter_applied_has_time if {
	rule("deferred", high_risk_use.old) == "yes"
	rule("deferred", {}) == "no"
	rule("deferred", {"deployment.start_date": null}) == "unknown"
}
