package requirements.eu_ai_act.aia_29_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_29

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_29[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

shop_floor := object.union(high_risk_use.shop, {
	"deployment.space": "workplace",
	"transparency.workers_informed_on": high_risk_use.on(21200),
	"transparency.notice_individual": true,
})

with_changes(changes) := object.union(object.remove(shop_floor, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_every_user_but_police_outside_a_workplace if {
	rule("applies", shop_floor) == "yes"
	rule("applies", with_changes({"deployment.space": "publicly_accessible"})) == "yes"
	rule("applies", {"deployment.space": "publicly_accessible"}) == "no"
	rule("applies", {"deployment.space": "workplace"}) == "yes"
	rule("applies", {"deployment.space": null}) == "unknown"
	rule("applies", with_changes({"deployment.mode": "verification_1_1"})) == "no"
	every changes in high_risk_use.outside {
		rule("applies", object.union(shop_floor, changes)) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", object.union(shop_floor, changes)) == "unknown"
	}
}

test_people_and_workers_told_in_time_meet_it if satisfied({}) == "yes"

test_people_are_told if {
	satisfied({"transparency.notice_individual": false}) == "no"
	satisfied({"transparency.notice_individual": null}) == "unknown"
}

test_police_owe_that_notice_under_another_law if {
	police := {"operator.type": "law_enforcement_authority", "transparency.notice_individual": false}
	satisfied(police) == "yes"
	satisfied(object.union(police, {"transparency.workers_informed_on": blank.absent})) == "no"
	satisfied(object.union(police, {
		"operator.type": "private",
		"operator.on_behalf_of_law_enforcement": null,
	})) == "unknown"
}

told(day) := satisfied({"transparency.workers_informed_on": day})

test_workers_are_told_before_the_use_begins_or_that_day if {
	[told(high_risk_use.on(day)) | some day in [21199, 21200, 21201]] == ["yes", "yes", "no"]
	told(blank.absent) == "no"
	told(null) == "unknown"
	told(blank.withheld) == "unknown"
}

told_by_the_law_date(start, day) := satisfied({
	"transparency.workers_informed_on": high_risk_use.on(day),
	"deployment.start_date": start,
})

test_before_the_use_or_for_an_old_system_they_are_told_by_the_law_date if {
	every start in [blank.absent, high_risk_use.on(21337), high_risk_use.on(21153)] {
		[told_by_the_law_date(start, day) | some day in [21335, 21336, 21337]] == ["yes", "yes", "no"]
	}
	told_by_the_law_date(high_risk_use.on(21336), 21336) == "yes"
	told_by_the_law_date(high_risk_use.on(21154), 21336) == "no"
	told_by_the_law_date(null, 21336) == "unknown"
}

test_outside_a_workplace_workers_are_not_asked_about if {
	elsewhere := {"deployment.space": "publicly_accessible", "transparency.workers_informed_on": blank.absent}
	satisfied(elsewhere) == "yes"
	satisfied(object.union(elsewhere, {"deployment.space": null})) == "unknown"
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_29[name] with input as high_risk_use.empty(21336)
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
