package requirements.edpb_facial_recognition.edpb_05_test

import data.blank
import data.requirements.edpb_facial_recognition.edpb_05 as requirement

# A search by police, tested where it is used, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"system/accuracy/operational_test": true,
	"system/bias/field_tested": true,
	"system/accuracy/retest_interval_days": 365,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes)
		with data.profiles.memberships as memberships
		with data.parameters as parameters
}

parameters := {"max_retest_interval_days": [{"from_day": null, "until_day": null, "value": 365}]}

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

test_it_applies_to_biometrics_of_law_enforcement_in_the_union if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	result("applies", {"place/country": "US", "deployment/eu_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/eu_scope": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_accuracy_and_bias_are_tested if {
	result("satisfied", {}) == "yes"
	every path in [
		"system/accuracy/operational_test",
		"system/bias/field_tested",
	] {
		result("satisfied", {path: false}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_the_interval_is_kept_below_and_at_its_limit if {
	[result("satisfied", {"system/accuracy/retest_interval_days": n}) | some n in [364, 365, 366]] == ["yes", "yes", "no"]
	result("satisfied", {"system/accuracy/retest_interval_days": blank.absent}) == "no"
	result("satisfied", {"system/accuracy/retest_interval_days": null}) == "unknown"
}
