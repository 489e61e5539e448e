package requirements.canada_pipeda.cap_01_test

import data.blank
import data.requirements.canada_pipeda.cap_01 as requirement

# A business in Ontario that asks everybody, on 1 June 2026.
met := {
	"place/country": "CA",
	"place/extent": "regional",
	"place/subdivision": "CA-ON",
	"operator/type": "private",
	"deployment/mode": "categorisation",
	"consent/relied_on": true,
	"consent/explicit": true,
	"consent/informed": true,
	"consent/specific": true,
	"consent/bystanders_captured": false,
	"legal_basis/national_exception": blank.absent,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"canada_pipeda": [{"country": "CA", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_express_and_informed_consent_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_each_quality_of_consent_is_needed if {
	every path, answer in {
		"consent/explicit": false,
		"consent/informed": false,
		"consent/specific": false,
		"consent/bystanders_captured": true,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["consent/explicit", "consent/informed", "consent/specific", "consent/bystanders_captured"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_businesses_that_use_biometrics_where_the_federal_act_governs if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private_public_service"}) == "yes"
	result("applies", {"operator/type": "public_body"}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "no"
	result("applies", {"place/country": "US"}) == "no"
	result("applies", {"place/subdivision": blank.absent}) == "yes"
	result("applies", {"place/subdivision": null}) == "unknown"
	result("applies", {"place/extent": "national", "place/subdivision": null}) == "yes"
	result("applies", {"place/subdivision": "CA-QC"}) == "unknown"
	result("applies", {"place/subdivision": "CA-BC"}) == "unknown"
	result("applies", {"place/subdivision": "CA-AB"}) == "unknown"
	result("applies", {"place/extent": "national", "place/subdivision": "CA-QC"}) == "yes"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
}

test_without_consent_a_paragraph_of_section_7_is_named if {
	result("satisfied", {"consent/relied_on": false}) == "no"
	result("satisfied", {"consent/relied_on": null}) == "unknown"
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": blank.text}) == "yes"
	result("satisfied", {"consent/relied_on": false, "legal_basis/national_exception": null}) == "unknown"
}

test_an_exception_does_not_carry_a_use_that_rests_on_consent if {
	result("satisfied", {"consent/explicit": false, "legal_basis/national_exception": blank.text}) == "no"
}

test_the_exception_is_named_only_where_it_is_relied_on if {
	result("exceptions", {"consent/relied_on": false, "legal_basis/national_exception": blank.text}) == ["collection_without_consent"]
	result("exceptions", {"legal_basis/national_exception": blank.text}) == []
	result("exceptions", {"consent/relied_on": false}) == []
}
