package requirements.eu_ai_act.aia_30_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_30

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_30[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

in_order := {
	"rights.market_surveillance_complaint_route": blank.text,
	"rights.explanation_available": true,
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_high_risk_systems if {
	rule("applies", {}) == "yes"
	rule("applies", high_risk_use.shop) == "yes"
	rule("applies", {"deployment.mode": "verification_1_1"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", changes) == "unknown"
	}
}

test_a_route_and_an_explanation_meet_it if {
	satisfied({}) == "yes"
	rule("exceptions", in_order) == []
}

test_both_are_needed if {
	satisfied({"rights.market_surveillance_complaint_route": blank.absent}) == "no"
	satisfied({"rights.market_surveillance_complaint_route": null}) == "unknown"
	satisfied({"rights.explanation_available": false, "rights.restriction_law": blank.absent}) == "no"
	satisfied({"rights.explanation_available": null, "rights.restriction_law": blank.absent}) == "unknown"
	satisfied({"rights.explanation_available": false}) == "unknown"
}

test_a_law_may_restrict_the_explanation if {
	restricted := with_changes({"rights.explanation_available": false, "rights.restriction_law": blank.text})
	rule("satisfied", restricted) == "yes"
	rule("exceptions", restricted) == ["restricted_by_law"]
	rule("exceptions", with_changes({"rights.explanation_available": false})) == []
	rule("exceptions", with_changes({"rights.restriction_law": blank.text})) == []
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_30[name] with input as high_risk_use.empty(21336)
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
