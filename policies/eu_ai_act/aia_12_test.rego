package requirements.eu_ai_act.aia_12_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_12

applies(changes) := answer if {
	answer := aia_12.applies with input as live_police_use.record(object.union({"deployment.status": "operational"}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_12.satisfied with input as live_police_use.record(changes)
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

change(base, changes) := object.union(object.remove(base, object.keys(changes)), changes)

test_a_use_has_begun_unless_it_is_planned_or_developed if {
	every status in ["private_pilot", "public_pilot", "operational", "suspended", "retired"] {
		applies({"deployment.status": status}) == "yes"
	}
	every status in ["planned", "development"] {
		applies({"deployment.status": status, "deployment.start_date": blank.absent, "authorisation.use_started_at": blank.absent}) == "no"
		applies({"deployment.status": status, "deployment.start_date": blank.yesterday, "authorisation.use_started_at": blank.absent}) == "unknown"
		applies({"deployment.status": status, "authorisation.use_started_at": live_police_use.start}) == "yes"
		applies({"deployment.status": status}) == "unknown"
	}
	every status in [null, blank.withheld] {
		applies({"deployment.status": status, "authorisation.use_started_at": live_police_use.start}) == "yes"
		applies({"deployment.status": status, "authorisation.use_started_at": blank.absent}) == "unknown"
	}
}

told := {
	"registration.market_surveillance_notified_at": live_police_use.start,
	"registration.data_protection_authority_notified_at": live_police_use.start,
}

test_both_authorities_told_meets_it if satisfied(told) == "yes"

test_one_authority_not_told_fails if {
	every name in object.keys(told) {
		satisfied(change(told, {name: blank.absent})) == "no"
	}
}

test_what_is_to_be_told_after_the_law_date_has_not_been_told if {
	every name in object.keys(told) {
		[satisfied(change(told, {name: live_police_use.hours(hours)})) | some hours in [35, 36]] == ["yes", "no"]
	}
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every name in object.keys(told) {
		every answer in [null, blank.withheld] {
			satisfied(change(told, {name: answer})) == "unknown"
		}
	}
}
