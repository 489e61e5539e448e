package ai_act_high_risk_test

import data.blank
import data.terms

term(name, answers) := answer if {
	answer := terms[name] with input as blank.record(answers)
		with data.profiles.memberships as blank.by_country({"european_union": [{"country": "FR", "from_day": null, "until_day": null}]})
}

in_union(answers) := object.union({"place": {"country": "FR"}}, answers)

mode(word) := {"deployment": {"mode": word}}

undeclared := {"registration": {"ai_act_class": "out_of_scope"}}

test_remote_identification_and_emotion_are_listed_whatever_is_declared if {
	every word in ["realtime_rbi", "post_rbi", "emotion"] {
		term("high_risk", in_union(mode(word))) == "yes"
		term("high_risk", in_union(object.union(mode(word), undeclared))) == "yes"
	}
	every word in ["data_analytics", "behaviour_analytics", "identification_1n_cooperative"] {
		term("annex_iii", {
			"deployment": {"mode": word, "technology": "crowd_counting"},
			"consent": {"bystanders_captured": false},
			"operator": {"type": "public_body", "on_behalf_of_law_enforcement": false, "sector": "transport"},
			"purpose": {"code": "crowd_safety"},
			"registration": {"ai_act_class": "out_of_scope"},
		}) == "no"
	}
}

test_outside_the_act_nothing_is_high_risk if {
	outside := {"place": {"country": "US"}, "deployment": {"mode": "emotion", "eu_scope": false}}
	term("high_risk", outside) == "no"
	term("high_risk_remote_identification", object.union(outside, mode("post_rbi"))) == "no"
	term("high_risk_remote_identification", in_union(mode("post_rbi"))) == "yes"
	term("high_risk_remote_identification", in_union(mode("emotion"))) == "no"
}

sorting(attributes) := {"deployment": {"mode": "categorisation"}, "system": {"inferred_attributes": attributes}}

test_sorting_by_what_is_protected_is_listed if {
	every word in [
		"race",
		"ethnic_origin",
		"political_opinion",
		"trade_union",
		"religion_or_belief",
		"sex_life",
		"sexual_orientation",
		"health",
	] {
		term("annex_iii_categorisation", sorting([word])) == "yes"
		term("annex_iii_categorisation", sorting(["age", word, "other"])) == "yes"
	}
	every words in [["sex"], ["age"], ["emotion"], ["age", "sex"], []] {
		term("annex_iii_categorisation", sorting(words)) == "no"
	}
	every words in [["skin_colour"], ["social_condition"], ["other"], null, blank.withheld] {
		term("annex_iii_categorisation", sorting(words)) == "unknown"
	}
	term("annex_iii_categorisation", object.union(sorting(["race"]), mode("emotion"))) == "no"
	term("high_risk", in_union(sorting(["health"]))) == "yes"
}

predicting(technology, purpose, operator) := {
	"deployment": {"technology": technology, "mode": "data_analytics"},
	"purpose": {"code": purpose},
	"operator": operator,
}

police := {"type": "law_enforcement_authority"}

test_predicting_who_offends_is_listed_for_law_enforcement_only if {
	term("annex_iii_law_enforcement", predicting("predictive_person", "policing_general", police)) == "yes"
	term("annex_iii_law_enforcement", predicting("data_fusion", "crime_risk_prediction", police)) == "yes"
	term("annex_iii_law_enforcement", predicting("predictive_place", "crime_risk_prediction", police)) == "no"
	term("annex_iii_law_enforcement", predicting("data_fusion", "policing_general", police)) == "no"
	term("annex_iii_law_enforcement", predicting(null, "crime_risk_prediction", police)) == "unknown"
	known := predicting("predictive_person", "crime_risk_prediction", police)
	every word, expected in {"behaviour_analytics": "yes", "verification_1_1": "no"} {
		term("annex_iii_law_enforcement", object.union(known, mode(word))) == expected
	}
	shop := {"type": "private", "on_behalf_of_law_enforcement": false}
	term("annex_iii_law_enforcement", predicting("predictive_person", "crime_risk_prediction", shop)) == "no"
	term("high_risk", in_union(predicting("predictive_person", "policing_general", police))) == "yes"
}

at_gate(sector, purpose) := {
	"deployment": {"mode": "identification_1n_cooperative"},
	"operator": {"sector": sector},
	"purpose": {"code": purpose},
}

test_recognising_people_at_borders_is_listed_and_checking_their_document_is_not if {
	every sector in ["migration", "border", "asylum"] {
		term("annex_iii_border", at_gate(sector, "other")) == "yes"
	}
	every purpose in ["border_check", "migration_control"] {
		term("annex_iii_border", at_gate("transport", purpose)) == "yes"
	}
	term("annex_iii_border", at_gate("transport", "boarding")) == "no"
	term("annex_iii_border", at_gate(null, "boarding")) == "unknown"
	term("annex_iii_border", object.union(at_gate("border", "border_check"), mode("verification_1_1"))) == "no"
	term("high_risk", in_union(at_gate("border", "border_check"))) == "yes"
}

declared(mode_word, class) := {"deployment": {"mode": mode_word}, "registration": {"ai_act_class": class}}

test_a_declaration_adds if {
	every class in ["annex3_1a", "annex3_1b", "annex3_1c", "annex3_6", "annex3_7", "other_annex3"] {
		term("annex_iii_declared", declared("data_analytics", class)) == "yes"
		term("annex_iii_declared", declared("verification_1_1", class)) == "yes"
		term("high_risk", in_union(declared("data_analytics", class))) == "yes"
	}
	every class in ["not_high_risk_6_3", "out_of_scope", "art5_permitted_exception"] {
		term("annex_iii_declared", declared("data_analytics", class)) == "no"
	}
	term("annex_iii_declared", declared("data_analytics", null)) == "unknown"
}

test_a_mere_check_of_identity_is_not_listed_where_nothing_is_declared if {
	term("annex_iii_declared", declared("verification_1_1", null)) == "no"
	term("annex_iii", object.union(declared("verification_1_1", null), {
		"operator": {"type": "public_body", "on_behalf_of_law_enforcement": false, "sector": "border"},
	})) == "no"
}

claiming(registration, system) := {
	"place": {"country": "FR"},
	"deployment": {"mode": "post_rbi", "processing": "retrospective"},
	"registration": registration,
	"system": system,
}

test_a_claim_of_no_significant_risk_with_grounds_leaves_it_open if {
	every field in ["declared_risk_class", "ai_act_class"] {
		claim := {field: "not_high_risk_6_3", "class_grounds": blank.text}
		every name in ["high_risk", "high_risk_remote_identification"] {
			term(name, claiming(claim, {})) == "unknown"
			term(name, claiming(claim, {"profiling_only": false})) == "unknown"
			term(name, claiming(claim, {"profiling_only": true})) == "yes"
			every grounds in [blank.absent, null, blank.withheld] {
				term(name, claiming(object.union(claim, {"class_grounds": grounds}), {})) == "yes"
			}
		}
	}
	term("high_risk", claiming({"declared_risk_class": "limited", "class_grounds": blank.text}, {})) == "yes"
}

test_silence_claims_nothing if {
	term("no_significant_risk_claimed", {}) == "no"
	term("high_risk", claiming({"declared_risk_class": blank.withheld}, {})) == "yes"
}

test_an_empty_record_is_of_unknown_risk if {
	every name in [
		"annex_iii",
		"annex_iii_border",
		"annex_iii_categorisation",
		"annex_iii_declared",
		"annex_iii_law_enforcement",
		"declared_in_annex_iii",
		"high_risk",
		"high_risk_remote_identification",
	] {
		term(name, {}) == "unknown"
	}
}
