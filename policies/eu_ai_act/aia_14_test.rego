package requirements.eu_ai_act.aia_14_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_14

applies(changes) := answer if {
	answer := aia_14.applies with input as live_police_use.record(object.union({"deployment.mode": "categorisation"}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_14.satisfied with input as live_police_use.record(changes)
}

exceptions(changes) := found if {
	found := aia_14.exclusions with input as live_police_use.record(object.union({"deployment.mode": "categorisation"}, changes))
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

forbidden := ["race", "political_opinion", "trade_union", "religion_or_belief", "sex_life", "sexual_orientation"]

test_analysis_of_data_that_does_not_come_from_bodies_is_not_meant if {
	applies({"deployment.mode": "data_analytics"}) == "no"
	every mode in ["realtime_rbi", "verification_1_1", "behaviour_analytics", "emotion"] {
		applies({"deployment.mode": mode}) == "yes"
	}
	every mode in [null, blank.withheld] {
		applies({"deployment.mode": mode}) == "unknown"
	}
}

test_labelling_of_datasets_is_outside_the_ban_only_where_it_is_claimed if {
	applies(labelling({})) == "no"
	exceptions(labelling({})) == ["labelling_of_datasets"]
	every answer in [false, null, blank.withheld] {
		applies({"system.dataset_labelling_only": answer}) == "yes"
		exceptions({"system.dataset_labelling_only": answer}) == []
	}
	every changes in [
		{"deployment.mode": "data_analytics"},
		{"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent},
		{"place.country": null},
	] {
		exceptions(labelling(changes)) == []
	}
}

labelling(changes) := object.union({"deployment.space": "none", "deployment.processing": "on_demand", "system.dataset_labelling_only": true}, changes)

test_who_looks_at_people_in_a_place_or_identifies_them_labels_no_dataset if {
	every changes in [
		{"deployment.space": "publicly_accessible"},
		{"deployment.space": "restricted"},
		{"deployment.space": null},
		{"deployment.mode": "realtime_rbi"},
		{"deployment.mode": "post_rbi", "deployment.processing": "retrospective"},
		{"deployment.mode": "identification_1n_cooperative"},
		{"deployment.mode": "verification_1_1"},
		{"deployment.mode": "categorisation", "deployment.technology": "face_identification_live"},
	] {
		applies(labelling(changes)) == "unknown"
		exceptions(labelling(changes)) == []
	}
	every answer in ["live", "near_live", null, blank.withheld] {
		applies(labelling({"deployment.processing": answer})) == "unknown"
	}
	applies(labelling({"deployment.space": "online"})) == "no"
}

inferred(attributes, type) := satisfied({
	"system.inferred_attributes": attributes,
	"operator.type": type,
	"operator.on_behalf_of_law_enforcement": false,
})

test_each_of_the_six_inferences_is_forbidden if {
	every attribute in forbidden {
		inferred([attribute], "private") == "no"
		inferred(["age", attribute], "public_body") == "no"
	}
}

test_other_inferences_and_none_meet_it if {
	every attribute in ["sex", "age", "skin_colour", "ethnic_origin", "health", "social_condition", "emotion", "other"] {
		inferred([attribute], "private") == "yes"
		inferred([attribute], "law_enforcement_authority") == "yes"
	}
	inferred([], "private") == "yes"
	inferred([], "law_enforcement_authority") == "yes"
}

test_what_law_enforcement_may_categorise_is_open if {
	every attribute in forbidden {
		inferred([attribute], "law_enforcement_authority") == "unknown"
		satisfied({
			"system.inferred_attributes": [attribute],
			"operator.type": "private",
			"operator.on_behalf_of_law_enforcement": true,
		}) == "unknown"
	}
}

test_who_does_not_claim_to_act_for_law_enforcement_has_no_such_freedom if {
	every answer in [null, blank.withheld] {
		satisfied({
			"system.inferred_attributes": ["race"],
			"operator.type": "private",
			"operator.on_behalf_of_law_enforcement": answer,
		}) == "no"
	}
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every answer in [null, blank.withheld] {
		inferred(answer, "private") == "unknown"
		inferred(answer, "law_enforcement_authority") == "unknown"
	}
	satisfied({}) == "unknown"
}
