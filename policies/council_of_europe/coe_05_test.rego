package requirements.council_of_europe.coe_05_test

import data.blank
import data.requirements.council_of_europe.coe_05 as requirement

# A private gate that people pass of their own will, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "verification_1_1",
	"deployment/space": "restricted",
	"operator/type": "private",
	"consent/relied_on": true,
	"consent/explicit": true,
	"consent/specific": true,
	"consent/informed": true,
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

test_it_applies_to_private_biometrics_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"deployment/mode": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	every operator in ["public_body", "law_enforcement_authority", "private_public_service"] {
		result("applies", {"operator/type": operator}) == "no"
	}
	result("applies", {"operator/type": null}) == "unknown"
}

test_consent_in_a_controlled_place_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_each_quality_of_consent_is_needed if {
	result("satisfied", {}) == "yes"
	every path in [
		"consent/relied_on",
		"consent/explicit",
		"consent/specific",
		"consent/informed",
		"consent/alternative_equal",
	] {
		result("satisfied", {path: false}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_whoever_is_captured_by_the_way_has_not_consented if {
	result("satisfied", {"consent/bystanders_captured": true}) == "no"
	result("satisfied", {"consent/bystanders_captured": null}) == "unknown"
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

test_uncontrolled_places_are_closed_to_it_whatever_people_agree_to if {
	public := {"deployment/space": "publicly_accessible"}
	every mode in ["realtime_rbi", "post_rbi", "categorisation"] {
		result("satisfied", object.union(public, {"deployment/mode": mode})) == "no"
		result("satisfied", {"deployment/mode": mode}) == "yes"
		result("satisfied", {"deployment/mode": mode, "deployment/space": null}) == "unknown"
	}
	gate := object.union(public, {"deployment/mode": "identification_1n_cooperative"})
	every bystanders, met_or_not in {true: "no", false: "yes", null: "unknown"} {
		result("satisfied", object.union(gate, {"consent/bystanders_captured": bystanders})) == met_or_not
	}
	result("satisfied", object.union(public, {"deployment/mode": "verification_1_1"})) == "yes"
}
