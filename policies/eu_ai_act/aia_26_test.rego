package requirements.eu_ai_act.aia_26_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_26

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_26[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

in_order := {
	"assessments.fria.processes": blank.text,
	"assessments.fria.period_and_frequency": blank.text,
	"assessments.fria.persons_and_groups": blank.text,
	"assessments.fria.specific_harms": blank.text,
	"assessments.fria.human_oversight": blank.text,
	"assessments.fria.risk_response": blank.text,
	"assessments.fria.date": high_risk_use.on(21300),
	"assessments.fria.notified_authority_on": high_risk_use.on(21310),
	"assessments.fria.notification_exempt": false,
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_public_bodies_and_providers_of_public_services if {
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

test_six_parts_and_a_notification_meet_it if {
	satisfied({}) == "yes"
	rule("exceptions", in_order) == []
}

test_each_part_is_needed if {
	every name in object.keys(object.remove(in_order, ["assessments.fria.notification_exempt"])) {
		satisfied({name: blank.absent}) == "no"
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

test_what_is_dated_later_has_not_been_done if {
	every name in ["assessments.fria.date", "assessments.fria.notified_authority_on"] {
		[satisfied({name: high_risk_use.on(day)}) | some day in [21335, 21336, 21337]] == ["yes", "yes", "no"]
	}
}

silent(exempt) := with_changes({
	"assessments.fria.notified_authority_on": blank.absent,
	"assessments.fria.notification_exempt": exempt,
})

test_an_exemption_replaces_the_notification_only if {
	rule("satisfied", silent(true)) == "yes"
	rule("exceptions", silent(true)) == ["notification_exempt"]
	rule("satisfied", silent(false)) == "no"
	rule("satisfied", silent(null)) == "unknown"
	rule("exceptions", silent(null)) == []
	rule("satisfied", object.union(silent(true), {"assessments.fria.processes": blank.absent})) == "no"
	rule("exceptions", with_changes({"assessments.fria.notification_exempt": true})) == []
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_26[name] with input as high_risk_use.empty(21336)
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
