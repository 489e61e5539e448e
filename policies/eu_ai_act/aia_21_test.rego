package requirements.eu_ai_act.aia_21_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_21

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_21[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

# Two years into the use, with a report a month ago.
in_order := {
	"case_file.recognition_use_recorded": true,
	"registration.annual_report_last_on": high_risk_use.on(21970),
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule_on("satisfied", 22000, with_changes(changes))

test_it_applies_to_searches_afterwards_by_police if {
	rule("applies", in_order) == "yes"
	rule("applies", {"deployment.mode": "realtime_rbi"}) == "no"
	rule("applies", high_risk_use.shop) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
}

test_recorded_and_reported_meets_it if satisfied({}) == "yes"

test_each_use_is_recorded if {
	satisfied({"case_file.recognition_use_recorded": false}) == "no"
	satisfied({"case_file.recognition_use_recorded": null}) == "unknown"
}

test_the_last_report_is_no_older_than_a_year if {
	[satisfied({"registration.annual_report_last_on": high_risk_use.on(22000 - days)}) | some days in [365, 366, 367]] == [
		"yes",
		"yes",
		"no",
	]
	satisfied({"registration.annual_report_last_on": high_risk_use.on(22001)}) == "no"
	satisfied({"registration.annual_report_last_on": blank.absent}) == "no"
	satisfied({"registration.annual_report_last_on": null}) == "unknown"
}

unreported(day, changes) := rule_on(
	"satisfied",
	day,
	object.union(with_changes({"registration.annual_report_last_on": blank.absent}), changes),
)

test_no_report_is_due_in_the_first_year_of_the_use if {
	[unreported(22000, {"deployment.start_date": high_risk_use.on(22000 - days)}) | some days in [365, 366, 367]] == [
		"yes",
		"yes",
		"no",
	]
	unreported(22000, {"deployment.start_date": blank.absent}) == "yes"
	unreported(22000, {"deployment.start_date": high_risk_use.on(22001)}) == "yes"
	unreported(22000, {"deployment.start_date": null}) == "unknown"
}

test_no_report_is_due_in_the_first_year_of_the_chapter if {
	old := {"deployment.start_date": high_risk_use.on(20000), "deployment.significant_change_on": blank.absent}
	[unreported(day, old) | some day in [21519, 21520, 21521]] == ["yes", "yes", "no"]
}

test_for_an_old_system_the_year_begins_when_it_came_under_the_regulation if {
	old := {"deployment.start_date": high_risk_use.on(20000)}
	changed := object.union(old, {"deployment.significant_change_on": high_risk_use.on(21600)})
	[unreported(day, changed) | some day in [21965, 21966, 21967]] == ["yes", "yes", "no"]
	[unreported(day, old) | some day in [22127, 22128, 22494, 22495]] == ["no", "yes", "yes", "no"]
	new := {"deployment.start_date": high_risk_use.on(21154), "deployment.significant_change_on": high_risk_use.on(21900)}
	unreported(22000, new) == "no"
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_21[name] with input as high_risk_use.empty(21336)
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
