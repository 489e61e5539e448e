package requirements.eu_ai_act.aia_07_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_07

applies(changes) := answer if {
	answer := aia_07.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_07.satisfied with input as live_police_use.record(changes)
		with data.parameters.urgent_registration_days as [{"from_day": null, "until_day": null, "value": 3}]
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
	answer := aia_07.severity with input as live_police_use.record(changes)
		with data.parameters.urgent_registration_days as [{"from_day": null, "until_day": null, "value": 3}]
}

exceptions(changes) := answer if {
	answer := aia_07.exceptions with input as live_police_use.record(changes)
		with data.parameters.urgent_registration_days as [{"from_day": null, "until_day": null, "value": 3}]
}

moments(registered_at, granted_at, use_started_at) := {
	"registration.eu_database_registered_at": registered_at,
	"authorisation.granted_at": granted_at,
	"authorisation.use_started_at": use_started_at,
}

not_yet := {"deployment.status": "planned", "deployment.start_date": blank.absent}

in_order := moments(live_police_use.start, live_police_use.start, live_police_use.start)

test_a_registration_before_authorisation_and_use_meets_it if {
	satisfied(in_order) == "yes"
	severity(in_order) == "blocking"
	exceptions(in_order) == []
}

test_registration_is_compared_with_the_authorisation_and_with_the_use if {
	every seconds, expected in {-1: "no", 0: "yes", 1: "yes"} {
		late := {"authorisation.urgency_claimed": false}
		moment := live_police_use.at(seconds)
		first := moments(live_police_use.start, moment, live_police_use.hours(1))
		satisfied(object.union(first, late)) == expected
		second := moments(live_police_use.start, live_police_use.hours(1), moment)
		satisfied(object.union(second, late)) == expected
	}
}

test_a_failure_without_urgency_blocks if {
	late := object.union(
		moments(live_police_use.hours(1), live_police_use.start, live_police_use.hours(2)),
		{"authorisation.urgency_claimed": false},
	)
	satisfied(late) == "no"
	severity(late) == "blocking"
}

test_a_registration_suffices_while_nothing_was_authorised_or_used if {
	satisfied(object.union(moments(live_police_use.start, blank.absent, blank.absent), not_yet)) == "yes"
	satisfied(object.union(
		moments(live_police_use.start, blank.absent, blank.absent),
		{"deployment.status": "operational", "authorisation.urgency_claimed": false},
	)) == "unknown"
	satisfied(object.union(
		moments(blank.absent, blank.absent, blank.absent),
		{"authorisation.urgency_claimed": false},
	)) == "no"
}

test_a_start_that_lies_ahead_says_nothing_of_a_use_that_is_going_on if {
	ahead := moments(live_police_use.start, live_police_use.start, live_police_use.hours(40))
	every status, expected in {"operational": "unknown", "planned": "yes"} {
		answers := object.union(ahead, {"deployment.status": status, "deployment.start_date": blank.absent})
		satisfied(object.union(answers, {"authorisation.urgency_claimed": false})) == expected
		satisfied(object.union(answers, object.union(urgency, {"authorisation.granted_at": live_police_use.hours(-1)}))) == expected
	}
}

test_a_registration_after_the_law_date_has_not_happened if {
	every hours, expected in {35: "yes", 36: "no"} {
		satisfied(object.union(
			moments(live_police_use.hours(hours), blank.absent, blank.absent),
			object.union(not_yet, {"authorisation.urgency_claimed": false}),
		)) == expected
	}
}

# A use that began ten days before the law date, registered so many seconds later, its authorisation given at once.
urgent(seconds) := object.union(
	moments(ten_days_ago(seconds), ten_days_ago(-1), ten_days_ago(0)),
	urgency,
)

ten_days_ago(seconds) := live_police_use.at(seconds - (10 * 86400))

urgency := {"authorisation.urgency_claimed": true, "authorisation.urgency_reason": blank.text}

test_in_urgency_registration_may_follow_within_three_days if {
	every seconds, expected in {259199: "yes", 259200: "yes", 259201: "no"} {
		satisfied(urgent(seconds)) == expected
	}
	exceptions(urgent(259200)) == ["reasoned_urgency"]
	exceptions(urgent(259201)) == []
}

test_urgency_excuses_no_registration_that_has_not_happened_by_the_law_date if {
	every hours, expected in {35: ["reasoned_urgency"], 36: []} {
		pending := moments(live_police_use.hours(hours), live_police_use.start, live_police_use.start)
		exceptions(object.union(pending, urgency)) == expected
	}
}

test_in_urgency_a_registration_before_the_use_but_after_the_authorisation_meets_it if {
	early := object.union(
		moments(ten_days_ago(0), ten_days_ago(-1), ten_days_ago(3600)),
		urgency,
	)
	satisfied(early) == "yes"
	exceptions(early) == ["reasoned_urgency"]
}

test_only_the_delay_beyond_this_projects_measure_weighs_as_major if {
	severity(urgent(259201)) == "major"
	severity(object.union(
		moments(blank.absent, ten_days_ago(-1), ten_days_ago(0)),
		urgency,
	)) == "blocking"
}

test_urgency_counts_only_where_it_is_claimed_and_reasoned if {
	every changes in [{"authorisation.urgency_claimed": false}, {"authorisation.urgency_reason": blank.absent}] {
		answers := {name: answer |
			some name, answer in object.union(object.remove(urgent(60), object.keys(changes)), changes)
		}
		satisfied(answers) == "no"
		severity(answers) == "blocking"
		exceptions(answers) == []
	}
}

test_a_late_registration_stays_open_while_it_is_not_known_whether_the_use_was_urgent if {
	every name in ["authorisation.urgency_claimed", "authorisation.urgency_reason"] {
		every answer in [null, blank.withheld] {
			every seconds in [60, 259201] {
				open := object.union(object.remove(urgent(seconds), [name]), {name: answer})
				satisfied(open) == "unknown"
			}
		}
	}
}

# No registration yet, so many days before noon of the day before the law date.
not_registered(seconds) := object.union(
	moments(blank.absent, live_police_use.at(seconds), live_police_use.at(seconds)),
	urgency,
)

test_while_the_days_still_run_a_registration_that_is_missing_leaves_it_open if {
	# The law date begins 43200 seconds after noon; three days before that lie 216000 seconds before noon.
	every seconds, expected in {-216001: "no", -216000: "unknown", 0: "unknown"} {
		satisfied(not_registered(seconds)) == expected
	}
	severity(not_registered(0)) == "blocking"
	satisfied(object.union(
		object.remove(not_registered(0), ["authorisation.urgency_claimed"]),
		{"authorisation.urgency_claimed": false},
	)) == "no"
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every name in object.keys(in_order) {
		every answer in [null, blank.withheld] {
			satisfied(object.union(object.remove(in_order, [name]), {name: answer})) == "unknown"
		}
	}
}

test_without_the_measure_a_registration_in_urgency_stays_open if {
	open := aia_07.satisfied with input as live_police_use.record(urgent(60))
		with data.parameters as {}
	open == "unknown"
}
