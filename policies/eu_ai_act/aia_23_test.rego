package requirements.eu_ai_act.aia_23_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_23

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_23[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

logged := {
	"system.log.start_end": true,
	"system.log.reference_database": true,
	"system.log.matched_input": true,
	"system.log.verifier_ids": true,
}

test_it_applies_to_remote_identification if {
	rule("applies", {}) == "yes"
	rule("applies", high_risk_use.shop) == "yes"
	rule("applies", {"deployment.mode": "emotion"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", changes) == "unknown"
	}
}

test_all_four_logged_meets_it if rule("satisfied", logged) == "yes"

test_each_of_the_four_is_needed if {
	every name in object.keys(logged) {
		rest := object.remove(logged, [name])
		rule("satisfied", object.union(rest, {name: false})) == "no"
		rule("satisfied", object.union(rest, {name: null})) == "unknown"
		rule("satisfied", object.union(rest, {name: blank.withheld})) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_23[name] with input as high_risk_use.empty(21336)
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
