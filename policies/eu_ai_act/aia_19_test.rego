package requirements.eu_ai_act.aia_19_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_19

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_19[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

refused := {
	"purpose.targeted_suspect_search": true,
	"authorisation.rejected": true,
	"authorisation.use_started_at": high_risk_use.hours(-48),
	"authorisation.stopped_at": high_risk_use.at(0),
	"authorisation.data_deleted_at": high_risk_use.at(0),
}

with_changes(changes) := object.union(object.remove(refused, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_where_a_request_was_refused if {
	rule("applies", refused) == "yes"
	rule("applies", with_changes({"authorisation.rejected": false})) == "no"
	rule("applies", with_changes({"authorisation.rejected": null})) == "unknown"
	rule("applies", with_changes({"purpose.targeted_suspect_search": false})) == "no"
	rule("applies", with_changes({"purpose.targeted_suspect_search": null})) == "unknown"
	rule("applies", with_changes({"deployment.mode": "realtime_rbi"})) == "no"
	rule("applies", object.union(refused, high_risk_use.shop)) == "no"
	every changes in high_risk_use.outside {
		rule("applies", object.union(refused, changes)) == "no"
	}
}

test_a_use_stopped_and_its_data_deleted_meets_it if satisfied({}) == "yes"

test_both_are_needed_by_the_law_date if {
	every field in ["authorisation.stopped_at", "authorisation.data_deleted_at"] {
		satisfied({field: high_risk_use.hours(35)}) == "yes"
		satisfied({field: high_risk_use.hours(36)}) == "no"
		satisfied({field: blank.absent}) == "no"
		satisfied({field: null}) == "unknown"
		satisfied({field: blank.withheld}) == "unknown"
	}
}

test_a_use_that_never_began_needs_no_stop if {
	every started in [blank.absent, high_risk_use.hours(36)] {
		satisfied({
			"authorisation.use_started_at": started,
			"authorisation.stopped_at": blank.absent,
			"authorisation.data_deleted_at": blank.absent,
			"deployment.status": "planned",
			"deployment.start_date": blank.absent,
		}) == "yes"
		satisfied({
			"authorisation.use_started_at": started,
			"authorisation.stopped_at": blank.absent,
			"authorisation.data_deleted_at": blank.absent,
			"deployment.status": "operational",
		}) == "unknown"
	}
	satisfied({"authorisation.use_started_at": null, "authorisation.stopped_at": blank.absent}) == "unknown"
	satisfied({"authorisation.use_started_at": high_risk_use.hours(35), "authorisation.stopped_at": blank.absent}) == "no"
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_19[name] with input as high_risk_use.empty(21336)
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
