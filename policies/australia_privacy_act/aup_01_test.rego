package requirements.australia_privacy_act.aup_01_test

import data.blank
import data.requirements.australia_privacy_act.aup_01 as requirement

# A shop that asks everybody, on 1 June 2026.
met := {
	"place/country": "AU",
	"operator/type": "private",
	"deployment/mode": "realtime_rbi",
	"consent/relied_on": true,
	"consent/informed": true,
	"consent/specific": true,
	"consent/bystanders_captured": false,
	"consent/power_imbalance": false,
	"consent/imbalance_rebuttal": blank.absent,
	"legal_basis/type": "none_identified",
	"legal_basis/citation": blank.absent,
	"legal_basis/biometric_specific": false,
	"legal_basis/national_exception": blank.absent,
	"necessity/effectiveness_evidence": [blank.text],
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
	"proportionality/balancing_statement": blank.text,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"australia_privacy_act": [{"country": "AU", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_consent_that_is_informed_specific_and_free_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_each_quality_of_consent_is_needed if {
	every path, answer in {
		"consent/informed": false,
		"consent/specific": false,
		"consent/bystanders_captured": true,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["consent/informed", "consent/specific", "consent/bystanders_captured"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_organisations_that_use_biometrics_in_australia if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private_public_service"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "yes"
	result("applies", {"place/country": "NZ"}) == "no"
	result("applies", {"operator/type": "public_body"}) == "unknown"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "unknown"
	result("applies", {"operator/type": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_a_body_with_power_over_people_shows_why_their_consent_is_free if {
	result("satisfied", {"consent/power_imbalance": true}) == "no"
	result("satisfied", {"consent/power_imbalance": true, "consent/imbalance_rebuttal": blank.text}) == "yes"
	result("satisfied", {"consent/power_imbalance": true, "consent/imbalance_rebuttal": null}) == "unknown"
	result("satisfied", {"consent/power_imbalance": null}) == "unknown"
}

test_without_consent_only_an_exception_carries_it if {
	result("satisfied", {"consent/relied_on": false}) == "no"
	result("satisfied", {"consent/relied_on": null}) == "unknown"
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": blank.text}) == "yes"
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": null}) == "unknown"
	result("satisfied", {"consent/relied_on": false, "legal_basis/type": "statute", "legal_basis/citation": blank.text, "legal_basis/biometric_specific": true}) == "yes"
	result("satisfied", {"consent/relied_on": false, "legal_basis/type": "regulation", "legal_basis/citation": blank.text, "legal_basis/biometric_specific": true}) == "yes"
}

test_a_permitted_situation_is_suitable_needed_and_balanced if {
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": blank.text, "necessity/effectiveness_evidence": []}) == "no"
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": blank.text, "necessity/alternatives": []}) == "no"
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": blank.text, "necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.absent}]}) == "no"
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": blank.text, "proportionality/balancing_statement": blank.absent}) == "no"
}

test_a_law_counts_only_where_it_is_cited_and_names_the_use if {
	result("satisfied", {"consent/relied_on": false, "legal_basis/type": "statute", "legal_basis/citation": blank.text}) == "no"
	result("satisfied", {"consent/relied_on": false, "legal_basis/type": "statute", "legal_basis/biometric_specific": true}) == "no"
	result("satisfied", {"consent/relied_on": false, "legal_basis/citation": blank.text, "legal_basis/biometric_specific": true}) == "no"
}

test_an_exception_does_not_carry_a_use_that_rests_on_consent if {
	result("satisfied", {"consent/informed": false, "legal_basis/national_exception": blank.text}) == "no"
}

test_the_exception_that_carries_it_is_named if {
	result("exceptions", {"consent/relied_on": false, "legal_basis/national_exception": blank.text}) == ["permitted_general_situation"]
	result("exceptions", {"consent/relied_on": false, "legal_basis/type": "statute", "legal_basis/citation": blank.text, "legal_basis/biometric_specific": true}) == ["authorised_by_law"]
	result("exceptions", {"legal_basis/type": "statute", "legal_basis/citation": blank.text, "legal_basis/biometric_specific": true}) == []
	result("exceptions", {"consent/relied_on": false}) == []
	result("exceptions", {"legal_basis/national_exception": blank.text}) == []
}
