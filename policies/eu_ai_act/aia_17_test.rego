package requirements.eu_ai_act.aia_17_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_17

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_17[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

test_it_applies_to_what_annex_iii_lists if {
	every mode in ["realtime_rbi", "post_rbi", "emotion"] {
		rule("applies", {"deployment.mode": mode}) == "yes"
	}
	rule("applies", {"deployment.mode": "verification_1_1"}) == "no"
	rule("applies", object.union(high_risk_use.open[3], {})) == "yes"
	rule("applies", {"deployment.mode": "data_analytics"}) == "unknown"
	rule("applies", {
		"deployment.mode": "data_analytics",
		"deployment.technology": "anpr_fixed",
		"purpose.code": "traffic",
		"registration.ai_act_class": "out_of_scope",
	}) == "no"
}

test_it_does_not_apply_outside_the_act if {
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
}

class(word) := rule("satisfied", {"registration.declared_risk_class": word})

test_only_high_meets_it if {
	class("high") == "yes"
	every word in ["limited", "minimal", blank.absent] {
		class(word) == "no"
	}
	every word in ["unknown", null, blank.withheld] {
		class(word) == "unknown"
	}
}

claimed(grounds, profiling) := rule("satisfied", {
	"registration.declared_risk_class": "not_high_risk_6_3",
	"registration.class_grounds": grounds,
	"system.profiling_only": profiling,
})

test_a_claim_of_no_significant_risk_counts_with_grounds_and_never_meets_it if {
	claimed(blank.text, null) == "unknown"
	claimed(blank.text, false) == "unknown"
	claimed(blank.text, true) == "no"
	claimed(blank.absent, false) == "no"
	claimed(null, false) == "no"
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_17[name] with input as high_risk_use.empty(21336)
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
