package requirements.eu_ai_act.aia_24_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_24

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_24[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

satisfied(days, law) := rule("satisfied", kept(days, law))

kept(days, law) := {"system.log.retention_days": days, "legal_basis.log_retention_law": law}

test_it_applies_to_high_risk_systems if {
	rule("applies", {}) == "yes"
	rule("applies", {"deployment.mode": "emotion"}) == "yes"
	rule("applies", {"deployment.mode": "verification_1_1"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", changes) == "unknown"
	}
}

test_six_months_meet_it if {
	[satisfied(days, blank.absent) | some days in [182, 183, 184]] == ["no", "yes", "yes"]
	satisfied(blank.absent, blank.absent) == "no"
	satisfied(null, blank.absent) == "unknown"
}

test_a_law_may_set_another_period if {
	satisfied(30, blank.text) == "yes"
	rule("exceptions", kept(30, blank.text)) == ["another_period_by_law"]
	rule("exceptions", kept(null, blank.text)) == ["another_period_by_law"]
	satisfied(30, null) == "unknown"
	rule("exceptions", kept(30, null)) == []
	rule("exceptions", kept(183, blank.text)) == []
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_24[name] with input as high_risk_use.empty(21336)
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
