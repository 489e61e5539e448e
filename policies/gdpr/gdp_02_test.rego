package requirements.gdpr.gdp_02_test

import data.blank
import data.requirements.gdpr.gdp_02 as requirement

# A body whose consent is in order, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "private",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "verification_1_1",
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

test_it_applies_where_consent_is_relied_on_outside_law_enforcement if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "NO"}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": false}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent, "operator/type": "public_body"}) == "no"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "yes"
	result("applies", {"consent/relied_on": false}) == "no"
	result("applies", {"consent/relied_on": null}) == "unknown"
}

test_consent_that_is_good_in_every_respect_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_each_quality_of_consent_is_needed if {
	every path in [
		"consent/explicit",
		"consent/specific",
		"consent/informed",
		"consent/withdrawable",
		"consent/recorded",
		"consent/alternative_equal",
	] {
		result("satisfied", {path: false}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_nobody_is_scanned_by_the_way if {
	result("satisfied", {"consent/bystanders_captured": true}) == "no"
	result("satisfied", {"consent/bystanders_captured": null}) == "unknown"
}

test_nobody_consents_for_a_crowd_nor_to_what_is_hidden if {
	result("satisfied", {"deployment/mode": "realtime_rbi"}) == "no"
	result("satisfied", {"deployment/mode": "identification_1n_cooperative"}) == "yes"
	result("satisfied", {"deployment/mode": null}) == "unknown"
	result("satisfied", {"deployment/covert": true}) == "no"
	result("satisfied", {"deployment/covert": null}) == "unknown"
}

test_an_imbalance_of_power_is_rebutted_by_a_written_reason if {
	unequal := {"consent/power_imbalance": true}
	result("satisfied", unequal) == "no"
	every silence in [null, blank.withheld] {
		result("satisfied", object.union(unequal, {"consent/imbalance_rebuttal": silence})) == "unknown"
	}
	result("satisfied", object.union(unequal, {"consent/imbalance_rebuttal": blank.text})) == "yes"
	result("satisfied", {"consent/power_imbalance": null}) == "unknown"
}

test_a_rebuttal_shows_as_an_exception_only_where_freedom_rests_on_it if {
	rebutted := {"consent/imbalance_rebuttal": blank.text}
	result("exceptions", object.union(rebutted, {"consent/power_imbalance": true})) == ["imbalance_rebutted"]
	result("exceptions", object.union(rebutted, {"consent/power_imbalance": null})) == ["imbalance_rebutted"]
	result("exceptions", rebutted) == []
	result("exceptions", {"consent/power_imbalance": true}) == []
}
