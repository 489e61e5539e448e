package requirements.german_basic_law.gbl_01_test

import data.blank
import data.requirements.german_basic_law.gbl_01 as requirement

# Police with a narrow statute, on 1 June 2026.
met := {
	"place/country": "DE",
	"operator/type": "law_enforcement_authority",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "data_analytics",
	"legal_basis/type": "statute",
	"legal_basis/citation": blank.text,
	"legal_basis/specifies_when": true,
	"proportionality/seriousness": "serious_crime",
	"purpose/threat_specific": true,
	"legal_basis/data_categories_named": false,
	"data/scope_minimised": false,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"german_basic_law": [{"country": "DE", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_statute_with_a_threshold_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_statute_circumstances_and_weight_are_needed if {
	every path, answer in {
		"legal_basis/type": "policy",
		"legal_basis/citation": blank.absent,
		"legal_basis/specifies_when": false,
		"proportionality/seriousness": "minor_offence",
		"purpose/threat_specific": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["legal_basis/type", "legal_basis/citation", "legal_basis/specifies_when", "proportionality/seriousness", "purpose/threat_specific"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_analysis_by_german_police if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "realtime_rbi"}) == "no"
	result("applies", {"operator/type": "private"}) == "no"
	result("applies", {"place/country": "AT"}) == "no"
	result("applies", {"operator/type": null}) == "unknown"
}

test_less_data_and_a_limited_method_need_less if {
	result("satisfied", {"purpose/threat_specific": false, "legal_basis/data_categories_named": true, "data/scope_minimised": true}) == "yes"
	result("satisfied", {"purpose/threat_specific": false, "legal_basis/data_categories_named": true}) == "no"
	result("satisfied", {"purpose/threat_specific": false, "data/scope_minimised": true}) == "no"
	result("satisfied", {"proportionality/seriousness": "serious_public_safety_threat"}) == "yes"
}

test_less_intrusion_shows_only_where_it_is_relied_on if {
	result("exceptions", {"purpose/threat_specific": false, "legal_basis/data_categories_named": true, "data/scope_minimised": true}) == ["less_intrusive_analysis"]
	result("exceptions", {"legal_basis/data_categories_named": true, "data/scope_minimised": true}) == []
}
