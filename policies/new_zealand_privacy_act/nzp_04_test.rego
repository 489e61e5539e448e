package requirements.new_zealand_privacy_act.nzp_04_test

import data.blank
import data.requirements.new_zealand_privacy_act.nzp_04 as requirement

# A shop that began with the Code, on 1 June 2026.
met := {
	"place/country": "NZ",
	"deployment/mode": "realtime_rbi",
	"deployment/start_date": {"iso": "2025-11-03", "day": 20395},
	"necessity/effectiveness_evidence": [blank.text],
	"governance/evaluation_plan": blank.absent,
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
	"proportionality/balancing_statement": blank.text,
	"assessments/culture/done": true,
	"risks/harms": [{"description": blank.text, "mitigation": blank.text}],
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

test_a_processing_that_was_weighed_meets_it if {
	result("satisfied", {}) == "yes"
}

test_each_part_of_the_test_is_needed if {
	every path, answer in {
		"necessity/effectiveness_evidence": [],
		"necessity/alternatives": [],
		"proportionality/balancing_statement": blank.absent,
		"assessments/culture/done": false,
		"risks/harms": [],
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["necessity/effectiveness_evidence", "necessity/alternatives", "proportionality/balancing_statement", "assessments/culture/done", "risks/harms"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_biometric_processing if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "no"
	result("applies", {"place/country": "AU"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_a_risk_without_a_measure_fails_it if {
	result("satisfied", {"risks/harms": [{"description": blank.text, "mitigation": blank.absent}]}) == "no"
	result("satisfied", {"risks/harms": [{"description": blank.text, "mitigation": null}]}) == "unknown"
}

test_a_trial_shows_whether_it_works if {
	result("satisfied", {"necessity/effectiveness_evidence": [], "governance/evaluation_plan": blank.text}) == "yes"
}

test_what_was_in_use_before_has_until_3_august_2026 if {
	result("deferred", {"deployment/start_date": {"iso": "2025-11-02", "day": 20394}}) == "yes"
	result("deferred", {"deployment/start_date": {"iso": "2025-11-03", "day": 20395}}) == "no"
	result("deferred", {"deployment/start_date": null}) == "unknown"
	result("deferred", {"deployment/start_date": blank.absent}) == "no"
	result_on("deferred", "2026-08-02", 20667, {"deployment/start_date": {"iso": "2025-11-02", "day": 20394}}) == "yes"
	result_on("deferred", "2026-08-03", 20668, {"deployment/start_date": {"iso": "2025-11-02", "day": 20394}}) == "no"
	result_on("deferred", "2026-08-03", 20668, {"deployment/start_date": null}) == "no"
}
