package requirements.new_zealand_privacy_act.nzp_01_test

import data.blank
import data.requirements.new_zealand_privacy_act.nzp_01 as requirement

# A shop that has used it since 2020, on 1 June 2026, when the Code does not yet govern it.
met := {
	"place/country": "NZ",
	"deployment/mode": "realtime_rbi",
	"deployment/start_date": {"iso": "2020-06-01", "day": 18414},
	"purpose/statement": blank.text,
	"necessity/effectiveness_evidence": [blank.text],
	"governance/evaluation_plan": blank.absent,
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
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

result_on(name, iso, day, changes) := answer if {
	question := object.union(changed(changes), {"law_date": {"iso": iso, "day": day}})
	answer := requirement[name] with input as question with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_purpose_that_needs_it_meets_it if {
	result("satisfied", {}) == "yes"
}

test_purpose_evidence_and_alternatives_are_all_needed if {
	every path, answer in {
		"purpose/statement": blank.absent,
		"necessity/effectiveness_evidence": [],
		"necessity/alternatives": [],
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["purpose/statement", "necessity/effectiveness_evidence", "necessity/alternatives"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_agencies_until_the_code_governs if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"place/country": "AU"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
	result("applies", {"deployment/start_date": {"iso": "2025-11-02", "day": 20394}}) == "yes"
	result("applies", {"deployment/start_date": {"iso": "2025-11-03", "day": 20395}}) == "no"
	result("applies", {"deployment/start_date": {"iso": "2025-11-03", "day": 20395}, "deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/start_date": null}) == "unknown"
	result_on("applies", "2026-08-02", 20667, {}) == "yes"
	result_on("applies", "2026-08-03", 20668, {}) == "no"
	result_on("applies", "2025-11-02", 20394, {"deployment/start_date": {"iso": "2025-11-03", "day": 20395}}) == "yes"
	result_on("applies", "2025-11-02", 20394, {"deployment/start_date": null}) == "yes"
}

test_a_trial_shows_whether_it_works if {
	result("satisfied", {"necessity/effectiveness_evidence": [], "governance/evaluation_plan": blank.text}) == "yes"
}

test_a_milder_way_that_would_do_fails_it if {
	result("satisfied", {"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.absent}]}) == "no"
}
