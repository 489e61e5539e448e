package requirements.council_of_europe.coe_04_test

import data.blank
import data.requirements.council_of_europe.coe_04 as requirement

# Covert live use by police against an imminent risk, documented beforehand, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "realtime_rbi",
	"deployment/covert": true,
	"operator/type": "law_enforcement_authority",
	"operator/on_behalf_of_law_enforcement": false,
	"purpose/threat_imminent": true,
	"purpose/threat_substantial": true,
	"necessity/strictly_necessary_reason": blank.text,
	"authorisation/documented_before": true,
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

test_it_applies_to_covert_live_use_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"deployment/mode": null}) == "unknown"
	result("applies", {"deployment/covert": false}) == "no"
	result("applies", {"deployment/covert": null}) == "unknown"
	result("applies", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "no"
}

test_a_gate_that_captures_bystanders_is_live_towards_them_and_of_a_hidden_one_it_is_open if {
	every bystanders, applies in {true: "yes", false: "unknown", null: "unknown"} {
		result("applies", {
			"deployment/mode": "identification_1n_cooperative",
			"consent/bystanders_captured": bystanders,
		}) == applies
	}
}

test_each_part_is_needed if {
	result("satisfied", {}) == "yes"
	every path in [
		"purpose/threat_imminent",
		"purpose/threat_substantial",
		"authorisation/documented_before",
	] {
		result("satisfied", {path: false}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_a_reason_why_it_is_strictly_necessary_is_given if {
	result("satisfied", {"necessity/strictly_necessary_reason": blank.absent}) == "no"
	result("satisfied", {"necessity/strictly_necessary_reason": null}) == "unknown"
	result("satisfied", {"necessity/strictly_necessary_reason": blank.withheld}) == "unknown"
}

test_nobody_but_law_enforcement_may if {
	result("satisfied", {"operator/type": "private"}) == "no"
	result("satisfied", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	result("satisfied", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": null}) == "unknown"
}
