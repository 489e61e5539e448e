package requirements.council_of_europe.coe_07_test

import data.blank
import data.requirements.council_of_europe.coe_07 as requirement

# A search whose provider and user account for it, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"system/training_data_statement": blank.text,
	"system/threshold_reason": blank.text,
	"system/accuracy/retest_interval_days": 365,
	"governance/policy_refs": [blank.text],
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

test_it_applies_to_biometrics_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"deployment/mode": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
}

test_what_provider_and_user_say_meets_it if result("satisfied", {}) == "yes"

test_each_statement_is_needed if {
	every path in ["system/training_data_statement", "system/threshold_reason"] {
		result("satisfied", {path: blank.absent}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
	result("satisfied", {"governance/policy_refs": []}) == "no"
	result("satisfied", {"governance/policy_refs": null}) == "unknown"
	result("satisfied", {"governance/policy_refs": [blank.text, blank.text]}) == "yes"
}

test_the_interval_is_kept_below_and_at_its_limit if {
	[result("satisfied", {"system/accuracy/retest_interval_days": n}) | some n in [364, 365, 366]] == ["yes", "yes", "no"]
	result("satisfied", {"system/accuracy/retest_interval_days": blank.absent}) == "no"
	result("satisfied", {"system/accuracy/retest_interval_days": null}) == "unknown"
}
