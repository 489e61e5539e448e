package requirements.eu_ai_act.aia_16_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_16

applies(changes) := answer if {
	answer := aia_16.applies with input as live_police_use.record(object.union({"deployment.technology": "predictive_person", "purpose.code": "policing_general"}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_16.satisfied with input as live_police_use.record(changes)
}

exceptions(changes) := found if {
	found := aia_16.exclusions with input as live_police_use.record(object.union({"deployment.technology": "predictive_person", "purpose.code": "policing_general"}, changes))
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

test_it_applies_to_predictions_about_persons if {
	every code in ["crime_risk_prediction", null] {
		applies({"purpose.code": code}) == "yes"
	}
	applies({"deployment.technology": "data_fusion", "purpose.code": "crime_risk_prediction"}) == "yes"
	applies({"deployment.technology": null, "purpose.code": "crime_risk_prediction"}) == "unknown"
}

test_it_does_not_apply_to_places_or_to_other_purposes if {
	applies({"deployment.technology": "predictive_place", "purpose.code": "crime_risk_prediction"}) == "no"
	applies({"deployment.technology": "data_fusion", "purpose.code": "border_check"}) == "no"
	applies({"deployment.technology": "data_fusion", "purpose.code": null}) == "unknown"
	applies({"deployment.technology": null, "purpose.code": "border_check"}) == "unknown"
}

test_support_of_an_assessment_counts_only_where_it_is_claimed if {
	supports := {
		"system.supports_objective_assessment": true,
		"system.profiling_only": false,
	}
	applies(supports) == "no"
	exceptions(supports) == ["supports_human_assessment"]
	every changes in [
		{"system.profiling_only": true},
		{"system.profiling_only": null},
	] {
		applies(object.union(supports, changes)) == "unknown"
		exceptions(object.union(supports, changes)) == []
	}
	every answer in [false, null, blank.withheld] {
		applies({"system.supports_objective_assessment": answer}) == "yes"
		exceptions({"system.supports_objective_assessment": answer}) == []
	}
	every changes in [
		{"deployment.technology": "predictive_place"},
		{"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent},
		{"place.country": null},
	] {
		exceptions(object.union(changes, {"system.supports_objective_assessment": true})) == []
		exceptions(object.union(changes, supports)) == []
	}
}

test_a_prediction_from_profiles_alone_fails if {
	satisfied({"system.profiling_only": true}) == "no"
	satisfied({"system.profiling_only": false}) == "yes"
	every answer in [null, blank.withheld] {
		satisfied({"system.profiling_only": answer}) == "unknown"
	}
}
