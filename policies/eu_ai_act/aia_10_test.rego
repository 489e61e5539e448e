package requirements.eu_ai_act.aia_10_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_10

applies(changes) := answer if {
	answer := aia_10.applies with input as live_police_use.record(object.union(refused, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_10.satisfied with input as live_police_use.record(changes)
		with data.parameters.immediate_stop_hours as [{"from_day": null, "until_day": null, "value": 1}]
		with data.parameters.immediate_deletion_hours as [{"from_day": null, "until_day": null, "value": 24}]
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

severity(changes) := answer if {
	answer := aia_10.severity with input as live_police_use.record(changes)
		with data.parameters.immediate_stop_hours as [{"from_day": null, "until_day": null, "value": 1}]
		with data.parameters.immediate_deletion_hours as [{"from_day": null, "until_day": null, "value": 24}]
}

change(base, changes) := object.union(object.remove(base, object.keys(changes)), changes)

refused := {"authorisation.rejected": true, "authorisation.use_started_at": live_police_use.start}

test_it_applies_where_the_authorisation_was_refused_after_use_began if {
	applies({"authorisation.rejected": false}) == "no"
	every answer in [null, blank.withheld] {
		applies({"authorisation.rejected": answer}) == "unknown"
		unstarted := aia_10.applies with input as live_police_use.record({
			"authorisation.rejected": true,
			"authorisation.use_started_at": answer,
		})
			with data.profiles.memberships as live_police_use.memberships
		unstarted == "unknown"
	}
	never := aia_10.applies with input as live_police_use.record({
		"authorisation.rejected": true,
		"authorisation.use_started_at": blank.absent,
		"deployment.status": "planned",
		"deployment.start_date": blank.absent,
	})
		with data.profiles.memberships as live_police_use.memberships
	never == "no"
	belied := aia_10.applies with input as live_police_use.record({
		"authorisation.rejected": true,
		"authorisation.use_started_at": blank.absent,
		"deployment.status": "operational",
	})
		with data.profiles.memberships as live_police_use.memberships
	belied == "unknown"
}

# Refused at the start, stopped and deleted so many seconds later.
after(stopped, deleted) := {
	"authorisation.rejected_at": live_police_use.start,
	"authorisation.stopped_at": live_police_use.at(stopped),
	"authorisation.data_deleted_at": live_police_use.at(deleted),
}

test_a_use_that_stopped_and_was_deleted_at_once_meets_it if {
	satisfied(after(0, 0)) == "yes"
	satisfied(after(-60, -60)) == "yes"
}

test_the_use_stops_within_the_hour if {
	[satisfied(after(seconds, 3600)) | some seconds in [3599, 3600, 3601]] == ["yes", "yes", "no"]
	severity(after(3601, 3600)) == "major"
}

test_the_data_is_deleted_within_the_day if {
	[satisfied(after(0, seconds)) | some seconds in [86399, 86400, 86401]] == ["yes", "yes", "no"]
	severity(after(0, 86401)) == "major"
}

test_a_use_that_went_on_or_kept_its_data_blocks if {
	every name in ["authorisation.stopped_at", "authorisation.data_deleted_at"] {
		open := change(after(0, 0), {name: blank.absent})
		satisfied(open) == "no"
		severity(open) == "blocking"
	}
}

test_what_is_to_happen_after_the_law_date_has_not_happened if {
	# Refused in the last hour of the law date, which ends 129600 seconds after noon of the day before.
	every name in ["authorisation.stopped_at", "authorisation.data_deleted_at"] {
		every seconds, expected in {129599: "yes", 129600: "no"} {
			late := {
				"authorisation.rejected_at": live_police_use.at(129590),
				"authorisation.stopped_at": live_police_use.at(129595),
				"authorisation.data_deleted_at": live_police_use.at(129595),
			}
			satisfied(change(late, {name: live_police_use.at(seconds)})) == expected
		}
	}
}

test_a_failure_stays_open_while_it_is_not_known_whether_it_blocks if {
	every answer in [null, blank.withheld] {
		satisfied(change(after(3601, 0), {"authorisation.data_deleted_at": answer})) == "unknown"
		satisfied(change(after(0, 86401), {"authorisation.stopped_at": answer})) == "unknown"
		severity(change(after(0, 0), {"authorisation.stopped_at": answer})) == "blocking"
	}
	satisfied({
		"authorisation.rejected_at": null,
		"authorisation.stopped_at": blank.absent,
		"authorisation.data_deleted_at": null,
	}) == "no"
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every name in object.keys(after(0, 0)) {
		every answer in [null, blank.withheld] {
			satisfied(change(after(0, 0), {name: answer})) == "unknown"
		}
	}
}

test_without_the_measures_it_stays_open if {
	open := aia_10.satisfied with input as live_police_use.record(after(0, 0))
		with data.parameters as {}
	open == "unknown"
}
