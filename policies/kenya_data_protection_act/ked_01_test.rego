package requirements.kenya_data_protection_act.ked_01_test

import data.blank
import data.requirements.kenya_data_protection_act.ked_01 as requirement

# A register that was assessed first, on 1 June 2026.
met := {
	"place/country": "KE",
	"deployment/mode": "verification_1_1",
	"deployment/space": "none",
	"data/large_scale": true,
	"assessments/dpia/required": false,
	"assessments/dpia/high_risk_listed": false,
	"assessments/dpia/done": true,
	"assessments/dpia/date": {"iso": "2019-11-26", "day": 18226},
	"assessments/dpia/necessity_section": true,
	"assessments/dpia/residual_risk": "low",
	"assessments/prior_consultation/done": false,
	"deployment/start_date": {"iso": "2020-03-01", "day": 18322},
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"kenya_data_protection_act": [{"country": "KE", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_an_assessment_made_first_meets_it if {
	result("satisfied", {}) == "yes"
}

test_an_assessment_that_examines_necessity_is_needed if {
	every path, answer in {
		"assessments/dpia/done": false,
		"assessments/dpia/necessity_section": false,
		"assessments/dpia/date": {"iso": "2020-03-02", "day": 18323},
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["assessments/dpia/done", "assessments/dpia/necessity_section", "assessments/dpia/date"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_where_high_risk_is_likely if {
	result("applies", {}) == "yes"
	result("applies", {"data/large_scale": false}) == "no"
	result("applies", {"data/large_scale": null}) == "unknown"
	result("applies", {"data/large_scale": false, "deployment/mode": "realtime_rbi"}) == "yes"
	result("applies", {"data/large_scale": false, "deployment/space": "publicly_accessible"}) == "yes"
	result("applies", {"data/large_scale": false, "assessments/dpia/required": true}) == "yes"
	result("applies", {"data/large_scale": false, "assessments/dpia/high_risk_listed": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent, "operator/type": "public_body"}) == "no"
	result("applies", {"deployment/national_security_use": false}) == "yes"
	result("applies", {"place/country": "TZ"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
}

test_what_began_before_the_act_may_be_assessed_later if {
	result("satisfied", {"deployment/start_date": {"iso": "2019-11-24", "day": 18224}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2019-11-25", "day": 18225}}) == "no"
	result("satisfied", {"deployment/start_date": {"iso": "2019-11-24", "day": 18224}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
	result("satisfied", {"assessments/dpia/date": {"iso": "2020-03-01", "day": 18322}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-01", "day": 20605}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
	result("satisfied", {"deployment/start_date": null}) == "unknown"
}

test_where_the_risk_stays_high_the_commissioner_is_consulted if {
	result("satisfied", {"assessments/dpia/residual_risk": "medium"}) == "yes"
	result("satisfied", {"assessments/dpia/residual_risk": "high"}) == "no"
	result("satisfied", {"assessments/dpia/residual_risk": "high", "assessments/prior_consultation/done": true}) == "yes"
}

test_the_day_is_the_date_it_says if {
	midnight := time.parse_rfc3339_ns(concat("", [requirement.in_force_from.iso, "T00:00:00Z"]))
	midnight == requirement.in_force_from.day * 86400000000000
}
