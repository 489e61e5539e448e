package requirements.eu_ai_act.aia_27_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_27

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_27[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

in_order := {
	"assessments.fria.date": high_risk_use.on(21300),
	"system.version_date": high_risk_use.on(21300),
	"scope.changed_on": high_risk_use.on(21300),
	"deployment.significant_change_on": high_risk_use.on(21300),
	"watchlist.exists": true,
	"watchlist.criteria_changed_on": high_risk_use.on(21300),
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_those_who_must_assess if {
	every type in ["law_enforcement_authority", "public_body", "private_public_service"] {
		rule("applies", {"operator.type": type}) == "yes"
	}
	rule("applies", {"operator.type": "private"}) == "no"
	rule("applies", {"operator.type": null}) == "unknown"
	rule("applies", {"deployment.mode": "verification_1_1"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", changes) == "unknown"
	}
}

test_an_assessment_on_the_day_of_the_last_change_meets_it if satisfied({}) == "yes"

changes_of_the_use := [
	"system.version_date",
	"scope.changed_on",
	"deployment.significant_change_on",
	"watchlist.criteria_changed_on",
]

test_an_assessment_before_a_change_does_not if {
	every name in changes_of_the_use {
		[satisfied({name: high_risk_use.on(day)}) | some day in [21299, 21300, 21301]] == ["yes", "yes", "no"]
	}
}

test_what_never_changed_or_is_planned_for_later_needs_none if {
	every name in changes_of_the_use {
		satisfied({name: blank.absent}) == "yes"
		[satisfied({name: high_risk_use.on(day)}) | some day in [21336, 21337]] == ["no", "yes"]
	}
}

test_a_change_that_may_have_happened_leaves_it_open if {
	every name in changes_of_the_use {
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

test_without_an_assessment_nothing_is_up_to_date if {
	satisfied({"assessments.fria.date": blank.absent}) == "no"
	satisfied({"assessments.fria.date": null}) == "unknown"
	[satisfied({"assessments.fria.date": high_risk_use.on(day)}) | some day in [21336, 21337]] == ["yes", "no"]
}

test_without_a_watchlist_its_criteria_are_not_asked if {
	late := {"watchlist.criteria_changed_on": high_risk_use.on(21301)}
	satisfied(object.union(late, {"watchlist.exists": false})) == "yes"
	satisfied(object.union(late, {"watchlist.exists": null})) == "unknown"
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_27[name] with input as high_risk_use.empty(21336)
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
