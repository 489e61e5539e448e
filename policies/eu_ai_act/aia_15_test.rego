package requirements.eu_ai_act.aia_15_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_15

applies(changes) := answer if {
	answer := aia_15.applies with input as live_police_use.record(object.union({"deployment.mode": "emotion", "system.inferred_attributes": []}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_15.satisfied with input as live_police_use.record(changes)
}

exceptions(changes) := found if {
	found := aia_15.exclusions with input as live_police_use.record(object.union({"deployment.mode": "emotion", "system.inferred_attributes": []}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

test_it_applies_where_the_regulation_does if {
	applies({}) == "yes"
	applies({"place.country": "KE", "deployment.eu_scope": true}) == "yes"
	applies({"place.country": "KE", "deployment.eu_scope": false}) == "no"
	applies({"place.country": null}) == "unknown"
}

test_a_system_only_for_national_security_is_outside_where_that_is_claimed if {
	applies({"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent}) == "no"
	every answer in [false, null, blank.withheld] {
		applies({"deployment.national_security_use": answer}) == "yes"
	}
}

test_it_binds_whoever_uses_the_system if {
	every type in ["law_enforcement_authority", "public_body", "private", "private_public_service"] {
		applies({"operator.type": type}) == "yes"
	}
}

test_it_applies_to_whatever_infers_emotions_from_bodies if {
	every mode in ["categorisation", "behaviour_analytics", "realtime_rbi"] {
		applies({"deployment.mode": mode, "system.inferred_attributes": ["age", "emotion"]}) == "yes"
		applies({"deployment.mode": mode, "system.inferred_attributes": ["age"]}) == "no"
		applies({"deployment.mode": mode, "system.inferred_attributes": null}) == "unknown"
	}
	every attributes in [["age"], null, blank.withheld] {
		applies({"system.inferred_attributes": attributes}) == "yes"
	}
	applies({"deployment.mode": "data_analytics", "system.inferred_attributes": ["emotion"]}) == "no"
	applies({"deployment.mode": null, "system.inferred_attributes": ["emotion"]}) == "unknown"
}

test_medical_or_safety_reasons_count_only_where_they_are_claimed if {
	safety := {"system.medical_or_safety_reason": true, "purpose.code": "traffic"}
	applies(safety) == "no"
	exceptions(safety) == ["medical_or_safety_reason"]
	every code in ["employee_monitoring", "hiring", "education", null] {
		applies(object.union(safety, {"purpose.code": code})) == "unknown"
		exceptions(object.union(safety, {"purpose.code": code})) == []
	}
	every answer in [false, null, blank.withheld] {
		applies({"system.medical_or_safety_reason": answer}) == "yes"
		exceptions({"system.medical_or_safety_reason": answer}) == []
	}
	every changes in [
		{"deployment.mode": "categorisation"},
		{"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent},
		{"place.country": null},
	] {
		exceptions(object.union(changes, {"system.medical_or_safety_reason": true})) == []
	}
}

use(space, code) := satisfied({"deployment.space": space, "purpose.code": code})

test_at_work_and_in_education_it_fails_whatever_the_purpose if {
	every space in ["workplace", "education"] {
		every code in ["marketing_analytics", null, blank.withheld] {
			use(space, code) == "no"
		}
	}
}

test_hiring_watching_employees_and_teaching_are_work_and_education_wherever_they_happen if {
	every code in ["hiring", "employee_monitoring", "education"] {
		every space in ["publicly_accessible", "online", null, blank.withheld] {
			use(space, code) == "no"
		}
	}
}

test_a_place_closed_to_the_public_may_be_a_workplace if {
	use("restricted", "marketing_analytics") == "unknown"
	use("restricted", "hiring") == "no"
}

test_elsewhere_it_is_met if {
	every space in ["publicly_accessible", "border", "online", "none", blank.absent] {
		use(space, "marketing_analytics") == "yes"
	}
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every answer in [null, blank.withheld] {
		use(answer, "marketing_analytics") == "unknown"
		use("publicly_accessible", answer) == "unknown"
	}
	use(null, null) == "unknown"
}
