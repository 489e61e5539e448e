package requirements.council_of_europe.coe_03_test

import data.blank
import data.requirements.council_of_europe.coe_03 as requirement

# A search under a law that sets out everything, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"legal_basis/objectives_named": true,
	"legal_basis/sets_min_accuracy": true,
	"legal_basis/sets_retention": true,
	"legal_basis/sets_audit": true,
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

test_it_applies_to_biometrics_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"deployment/mode": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
}

test_the_law_sets_out_each_of_them if {
	result("satisfied", {}) == "yes"
	every path in [
		"legal_basis/objectives_named",
		"legal_basis/sets_min_accuracy",
		"legal_basis/sets_retention",
		"legal_basis/sets_audit",
	] {
		result("satisfied", {path: false}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}
