package requirements.gdpr.gdp_01_test

import data.blank
import data.requirements.gdpr.gdp_01 as requirement

# A body that compares faces on a ground and under an exception of its own, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "private",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "verification_1_1",
	"legal_basis/article_6_ground": "contract",
	"legal_basis/special_category_condition": "substantial_public_interest_law",
	"legal_basis/citation": blank.text,
	"legal_basis/member_state_conditions_met": true,
	"legal_basis/type": "statute",
	"legal_basis/published": true,
	"legal_basis/specifies_who": true,
	"legal_basis/specifies_when": true,
	"legal_basis/safeguards": blank.text,
	"assessments/dpia/necessity_section": true,
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
	"proportionality/balancing_statement": blank.text,
	"consent/relied_on": false,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

memberships := blank.by_country({
	"european_union": [{"country": "FR", "from_day": null, "until_day": null}],
	"european_economic_area": [{"country": "NO", "from_day": null, "until_day": null}],
	"council_of_europe": [{"country": "CH", "from_day": null, "until_day": null}],
})

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_it_applies_to_biometrics_outside_law_enforcement_where_the_regulation_does if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "NO"}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": false}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent, "operator/type": "public_body"}) == "no"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "yes"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
	result("applies", {"deployment/mode": null, "deployment/technology": "iris"}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "deployment/technology": "iris"}) == "unknown"
}

test_a_ground_and_an_exception_that_rests_on_a_law_meet_it if {
	result("satisfied", {}) == "yes"
}

grounds := ["consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"]

on_ground(ground, changes) := result(
	"satisfied",
	object.union({"legal_basis/article_6_ground": ground, "consent/relied_on": true}, changes),
)

test_each_ground_of_article_6_is_one if {
	every ground in grounds {
		expected := {true: "unknown", false: "yes"}[ground == "public_task"]
		on_ground(ground, {}) == expected
	}
	every ground in ["none", blank.absent] {
		on_ground(ground, {}) == "no"
	}
	every ground in [null, blank.withheld] {
		on_ground(ground, {}) == "unknown"
	}
}

test_only_an_authority_cannot_rest_on_legitimate_interests if {
	on_ground("legitimate_interests", {"operator/type": "public_body"}) == "no"
	on_ground("legitimate_interests", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	on_ground("legitimate_interests", {"operator/type": "private_public_service"}) == "yes"
	on_ground("legitimate_interests", {"operator/type": null}) == "unknown"
	on_ground("public_task", {"operator/type": "public_body"}) == "yes"
}

test_consent_is_a_ground_only_where_it_is_relied_on if {
	on_ground("consent", {"consent/relied_on": false}) == "no"
	on_ground("consent", {"consent/relied_on": null}) == "unknown"
	on_ground("contract", {"consent/relied_on": false}) == "yes"
}

under_exception(exception, changes) := result(
	"satisfied",
	object.union({"legal_basis/special_category_condition": exception, "consent/relied_on": true}, changes),
)

resting_on_law := [
	"employment_law",
	"substantial_public_interest_law",
	"health_care",
	"public_health",
	"research_archiving",
]

test_each_exception_of_article_9_is_one if {
	every exception in array.concat(["explicit_consent"], resting_on_law) {
		under_exception(exception, {}) == "yes"
	}
	every exception in ["vital_interests", "legal_claims"] {
		under_exception(exception, {}) == "unknown"
	}
	every exception in ["none", "law", "manifestly_public", blank.absent] {
		under_exception(exception, {}) == "no"
	}
	every exception in [null, blank.withheld] {
		under_exception(exception, {}) == "unknown"
	}
}

test_an_exception_that_rests_on_a_law_cites_it if {
	every exception in resting_on_law {
		under_exception(exception, {"legal_basis/citation": blank.absent}) == "no"
		under_exception(exception, {"legal_basis/citation": null}) == "unknown"
	}
	under_exception("explicit_consent", {"legal_basis/citation": blank.absent}) == "yes"
}

test_explicit_consent_is_an_exception_only_where_it_is_relied_on if {
	under_exception("explicit_consent", {"consent/relied_on": false}) == "no"
	under_exception("explicit_consent", {"consent/relied_on": null}) == "unknown"
	under_exception("public_health", {"consent/relied_on": false}) == "yes"
}

test_further_conditions_of_national_law_are_met if {
	result("satisfied", {"legal_basis/member_state_conditions_met": false}) == "no"
	result("satisfied", {"legal_basis/member_state_conditions_met": null}) == "unknown"
}

without_exception(changes) := result(
	"satisfied",
	object.union({"legal_basis/special_category_condition": "none"}, changes),
)

test_identification_and_verification_always_need_an_exception if {
	every mode in ["verification_1_1", "realtime_rbi", "post_rbi", "identification_1n_cooperative"] {
		without_exception({
			"deployment/mode": mode,
			"system/inferred_attributes": [],
			"data/special_categories": [],
		}) == "no"
	}
}

emotion(inferred, categories) := without_exception({
	"deployment/mode": "emotion",
	"system/inferred_attributes": inferred,
	"data/special_categories": categories,
})

test_other_biometrics_need_one_only_where_a_special_category_is_revealed if {
	emotion([], []) == "yes"
	emotion(["age", "sex", "skin_colour", "emotion", "social_condition", "other"], []) == "yes"
	emotion([], ["criminal"]) == "yes"
	every attribute in [
		"race",
		"ethnic_origin",
		"political_opinion",
		"religion_or_belief",
		"trade_union",
		"health",
		"sex_life",
		"sexual_orientation",
	] {
		emotion([attribute], []) == "no"
	}
	every category in [
		"biometric_id",
		"racial_ethnic",
		"political",
		"religious",
		"trade_union",
		"genetic",
		"health",
		"sex_life_orientation",
	] {
		emotion([], [category]) == "no"
	}
	emotion(null, []) == "unknown"
	emotion([], blank.withheld) == "unknown"
}

test_a_use_without_special_categories_still_needs_a_ground if {
	result("satisfied", {
		"deployment/mode": "emotion",
		"system/inferred_attributes": [],
		"data/special_categories": [],
		"legal_basis/article_6_ground": "none",
	}) == "no"
}

# Everybody in a shop is identified live.
in_a_shop(changes) := result("satisfied", object.union(
	{
		"deployment/mode": "realtime_rbi",
		"deployment/technology": "face_identification_live",
		"deployment/space": "publicly_accessible",
		"deployment/targeting": "untargeted",
		"legal_basis/article_6_ground": "legitimate_interests",
	},
	changes,
))

test_a_word_does_not_make_the_scanning_of_everybody_lawful if {
	every exception in array.concat(["legal_claims", "vital_interests"], resting_on_law) {
		in_a_shop({"legal_basis/special_category_condition": exception}) == "unknown"
	}
	in_a_shop({"legal_basis/special_category_condition": "explicit_consent", "consent/relied_on": true}) == "no"
	in_a_shop({"legal_basis/article_6_ground": "consent", "consent/relied_on": true}) == "no"
}
