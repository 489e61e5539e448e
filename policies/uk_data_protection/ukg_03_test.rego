package requirements.uk_data_protection.ukg_03_test

import data.blank
import data.requirements.uk_data_protection.ukg_03 as requirement

# An authority with a basis and a condition, on 1 June 2026.
met := {
	"place/country": "GB",
	"operator/type": "public_body",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "identification_1n_cooperative",
	"consent/relied_on": false,
	"consent/bystanders_captured": false,
	"legal_basis/article_6_ground": "public_task",
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
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"uk_gdpr": [{"country": "GB", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_basis_and_a_condition_meet_it if {
	result("satisfied", {}) == "yes"
}

test_basis_condition_and_law_are_needed if {
	every path, answer in {
		"legal_basis/article_6_ground": "none",
		"legal_basis/special_category_condition": "none",
		"legal_basis/citation": blank.absent,
		"legal_basis/member_state_conditions_met": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["legal_basis/article_6_ground", "legal_basis/special_category_condition", "legal_basis/citation", "legal_basis/member_state_conditions_met"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_identification_and_verification if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private"}) == "yes"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": true, "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"place/country": "FR"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
	result("applies", {"deployment/mode": "verification_1_1"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_each_basis_counts_for_whom_it_is_open if {
	result("satisfied", {"legal_basis/article_6_ground": "none", "consent/relied_on": true}) == "no"
	result("satisfied", {"legal_basis/article_6_ground": "none", "operator/type": "private"}) == "no"
	result("satisfied", {"legal_basis/special_category_condition": "none", "consent/relied_on": true}) == "no"
	result("satisfied", {"legal_basis/article_6_ground": "contract"}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "legal_obligation"}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "vital_interests"}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "legitimate_interests"}) == "no"
	result("satisfied", {"legal_basis/article_6_ground": "legitimate_interests", "operator/type": "law_enforcement_authority"}) == "no"
	result("satisfied", {"legal_basis/article_6_ground": "legitimate_interests", "operator/type": "private"}) == "yes"
	result("satisfied", {"operator/type": "private"}) == "unknown"
	result("satisfied", {"legal_basis/article_6_ground": "consent"}) == "no"
	result("satisfied", {"legal_basis/article_6_ground": "consent", "consent/relied_on": true}) == "yes"
}

test_each_condition_counts_as_the_act_has_it if {
	result("satisfied", {"legal_basis/special_category_condition": "employment_law"}) == "yes"
	result("satisfied", {"legal_basis/special_category_condition": "health_care"}) == "yes"
	result("satisfied", {"legal_basis/special_category_condition": "public_health"}) == "yes"
	result("satisfied", {"legal_basis/special_category_condition": "research_archiving"}) == "yes"
	result("satisfied", {"legal_basis/special_category_condition": "vital_interests", "legal_basis/member_state_conditions_met": false}) == "unknown"
	result("satisfied", {"legal_basis/special_category_condition": "legal_claims", "legal_basis/member_state_conditions_met": false}) == "unknown"
	result("satisfied", {
		"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
		"deployment/targeting": "targeted",
		"legal_basis/special_category_condition": "legal_claims",
		"legal_basis/member_state_conditions_met": false,
	}) == "yes"
	result("satisfied", {"deployment/mode": "realtime_rbi"}) == "unknown"
	result("satisfied", {"legal_basis/special_category_condition": "explicit_consent"}) == "no"
	result("satisfied", {"legal_basis/special_category_condition": "explicit_consent", "consent/relied_on": true}) == "yes"
	result("satisfied", {"legal_basis/special_category_condition": "manifestly_public"}) == "no"
	result("satisfied", {"legal_basis/special_category_condition": "law"}) == "no"
}
