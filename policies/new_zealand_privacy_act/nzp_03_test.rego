package requirements.new_zealand_privacy_act.nzp_03_test

import data.blank
import data.requirements.new_zealand_privacy_act.nzp_03 as requirement

# A shop that collects fairly and little, on 1 June 2026.
met := {
	"place/country": "NZ",
	"deployment/mode": "realtime_rbi",
	"data/collection_fair": true,
	"data/scope_minimised": true,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"new_zealand_privacy_act": [{"country": "NZ", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_fair_and_limited_collection_meets_it if {
	result("satisfied", {}) == "yes"
}

test_fairness_and_limits_are_both_needed if {
	every path, answer in {
		"data/collection_fair": false,
		"data/scope_minimised": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["data/collection_fair", "data/scope_minimised"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_agencies_in_new_zealand if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"place/country": "AU"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
}
