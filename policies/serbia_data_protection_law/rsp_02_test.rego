package requirements.serbia_data_protection_law.rsp_02_test

import data.blank
import data.requirements.serbia_data_protection_law.rsp_02 as requirement

# Police with a law made for it, on 1 June 2026.
met := {
	"place/country": "RS",
	"operator/type": "law_enforcement_authority",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "realtime_rbi",
	"legal_basis/type": "statute",
	"legal_basis/citation": blank.text,
	"legal_basis/biometric_specific": true,
	"legal_basis/special_category_condition": "law",
	"necessity/strictly_necessary_reason": blank.text,
	"legal_basis/safeguards": blank.text,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"serbia_data_protection_law": [{"country": "RS", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_law_made_for_it_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_law_reason_and_safeguards_are_needed if {
	every path, answer in {
		"legal_basis/type": "policy",
		"legal_basis/citation": blank.absent,
		"legal_basis/biometric_specific": false,
		"necessity/strictly_necessary_reason": blank.absent,
		"legal_basis/safeguards": blank.absent,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["legal_basis/type", "legal_basis/citation", "legal_basis/biometric_specific", "necessity/strictly_necessary_reason", "legal_basis/safeguards"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_police_who_identify_people if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "no"
	result("applies", {"operator/type": "private"}) == "no"
	result("applies", {"place/country": "HR"}) == "no"
	result("applies", {"operator/type": null}) == "unknown"
}

test_a_vital_interest_takes_the_place_of_the_law if {
	result("satisfied", {"legal_basis/biometric_specific": false, "legal_basis/special_category_condition": "vital_interests"}) == "yes"
	result("satisfied", {"legal_basis/biometric_specific": false, "legal_basis/special_category_condition": null}) == "unknown"
}

test_a_vital_interest_shows_only_where_it_is_relied_on if {
	result("exceptions", {"legal_basis/biometric_specific": false, "legal_basis/special_category_condition": "vital_interests"}) == ["vital_interest"]
	result("exceptions", {"legal_basis/special_category_condition": "vital_interests"}) == []
}
