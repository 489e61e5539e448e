package requirements.uk_data_protection.ukg_02_test

import data.blank
import data.requirements.uk_data_protection.ukg_02 as requirement

# A body whose consent is in order, on 1 June 2026.
met := {
	"place/country": "GB",
	"operator/type": "public_body",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "identification_1n_cooperative",
	"deployment/covert": false,
	"consent/relied_on": true,
	"consent/explicit": true,
	"consent/specific": true,
	"consent/informed": true,
	"consent/withdrawable": true,
	"consent/recorded": true,
	"consent/alternative_equal": true,
	"consent/bystanders_captured": false,
	"consent/power_imbalance": false,
	"consent/imbalance_rebuttal": blank.absent,
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

test_consent_that_is_good_in_every_respect_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_each_quality_of_consent_is_needed if {
	every path, answer in {
		"consent/explicit": false,
		"consent/specific": false,
		"consent/informed": false,
		"consent/withdrawable": false,
		"consent/recorded": false,
		"consent/alternative_equal": false,
		"consent/bystanders_captured": true,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["consent/explicit", "consent/specific", "consent/informed", "consent/withdrawable", "consent/recorded", "consent/alternative_equal", "consent/bystanders_captured"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_where_consent_is_relied_on if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private"}) == "yes"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": true, "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"place/country": "FR"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"consent/relied_on": false}) == "no"
	result("applies", {"consent/relied_on": null}) == "unknown"
}

test_an_imbalance_of_power_is_rebutted_by_a_written_reason if {
	result("satisfied", {"consent/power_imbalance": true}) == "no"
	result("satisfied", {"consent/power_imbalance": true, "consent/imbalance_rebuttal": blank.text}) == "yes"
	result("satisfied", {"consent/power_imbalance": true, "consent/imbalance_rebuttal": null}) == "unknown"
	result("satisfied", {"consent/power_imbalance": null}) == "unknown"
}

test_a_rebuttal_shows_only_where_freedom_rests_on_it if {
	result("exceptions", {"consent/power_imbalance": true, "consent/imbalance_rebuttal": blank.text}) == ["imbalance_rebutted"]
	result("exceptions", {"consent/imbalance_rebuttal": blank.text}) == []
}
