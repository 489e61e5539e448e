package requirements.data_protection_directive_1995.dpd_01_test

import data.blank
import data.requirements.data_protection_directive_1995.dpd_01 as requirement

# An authority in Ireland, on 1 June 2015.
met := {
	"place/country": "SE",
	"operator/type": "public_body",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "verification_1_1",
	"purpose/statement": blank.text,
	"legal_basis/article_6_ground": "public_task",
	"legal_basis/citation": blank.text,
	"legal_basis/type": "statute",
	"assessments/dpia/necessity_section": true,
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
	"proportionality/balancing_statement": blank.text,
	"consent/relied_on": false,
}

changed(changes) := changed_on("2015-06-01", 16587, changes)

changed_on(iso, day, changes) := json.patch(
	blank.record_on(iso, day, {}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"data_protection_directive_1995": [{"country": "SE", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_purpose_and_a_ground_meet_it if {
	result("satisfied", {}) == "yes"
}

test_purpose_and_ground_are_both_needed if {
	every path, answer in {
		"purpose/statement": blank.absent,
		"legal_basis/article_6_ground": "none",
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["purpose/statement", "legal_basis/article_6_ground"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applied_to_everybody_but_police_in_the_union if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": true, "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"place/country": "US"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
}

test_each_ground_counts_and_consent_only_where_it_is_relied_on if {
	result("satisfied", {"legal_basis/article_6_ground": "none", "consent/relied_on": true}) == "no"
	result("satisfied", {"legal_basis/article_6_ground": "contract"}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "legal_obligation"}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "vital_interests"}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "legitimate_interests"}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "consent"}) == "no"
	result("satisfied", {"legal_basis/article_6_ground": "consent", "consent/relied_on": true}) == "yes"
	result("satisfied", {"legal_basis/article_6_ground": "consent", "consent/relied_on": null}) == "unknown"
}
