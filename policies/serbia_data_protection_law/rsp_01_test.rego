package requirements.serbia_data_protection_law.rsp_01_test

import data.blank
import data.requirements.serbia_data_protection_law.rsp_01 as requirement

# Police cameras that were assessed first, on 1 June 2026.
met := {
	"place/country": "RS",
	"operator/type": "law_enforcement_authority",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "realtime_rbi",
	"deployment/space": "restricted",
	"data/large_scale": false,
	"assessments/dpia/required": false,
	"assessments/dpia/high_risk_listed": false,
	"assessments/dpia/done": true,
	"assessments/dpia/date": {"iso": "2019-08-22", "day": 18130},
	"assessments/dpia/covers_non_listed": true,
	"assessments/dpia/necessity_section": false,
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

memberships := blank.by_country({"serbia_data_protection_law": [{"country": "RS", "from_day": null, "until_day": null}]})

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

test_an_assessment_of_everybodys_risks_is_needed if {
	every path, answer in {
		"assessments/dpia/done": false,
		"assessments/dpia/covers_non_listed": false,
		"assessments/dpia/date": {"iso": "2020-03-02", "day": 18323},
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["assessments/dpia/done", "assessments/dpia/covers_non_listed", "assessments/dpia/date"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_where_high_risk_is_likely if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "no"
	result("applies", {"deployment/mode": "verification_1_1", "deployment/space": "publicly_accessible"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1", "data/large_scale": true}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1", "assessments/dpia/required": true}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1", "assessments/dpia/high_risk_listed": true}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1", "data/large_scale": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics", "deployment/space": "publicly_accessible", "data/personal": false}) == "no"
	result("applies", {"place/country": "HR"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
}

test_others_than_police_examine_necessity if {
	result("satisfied", {"operator/type": "private"}) == "no"
	result("satisfied", {"operator/type": "private", "assessments/dpia/necessity_section": true}) == "yes"
	result("satisfied", {"operator/type": "private", "assessments/dpia/necessity_section": true, "assessments/dpia/covers_non_listed": false}) == "yes"
	result("satisfied", {"operator/type": null}) == "unknown"
}

test_what_began_before_the_law_may_be_assessed_later if {
	result("satisfied", {"deployment/start_date": {"iso": "2019-08-20", "day": 18128}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2019-08-21", "day": 18129}}) == "no"
	result("satisfied", {"deployment/start_date": {"iso": "2019-08-20", "day": 18128}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
	result("satisfied", {"assessments/dpia/date": {"iso": "2020-03-01", "day": 18322}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-01", "day": 20605}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
}

test_where_police_compare_nobody_with_a_list_nobody_is_left_out if {
	result("satisfied", {"deployment/mode": "verification_1_1", "assessments/dpia/covers_non_listed": false}) == "yes"
	result("satisfied", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "assessments/dpia/covers_non_listed": false}) == "no"
}

test_where_the_risk_stays_high_the_commissioner_is_asked if {
	result("satisfied", {"assessments/dpia/residual_risk": "medium"}) == "yes"
	result("satisfied", {"assessments/dpia/residual_risk": "high"}) == "no"
	result("satisfied", {"assessments/dpia/residual_risk": "high", "assessments/prior_consultation/done": true}) == "yes"
}

test_the_day_is_the_date_it_says if {
	midnight := time.parse_rfc3339_ns(concat("", [requirement.applied_from.iso, "T00:00:00Z"]))
	midnight == requirement.applied_from.day * 86400000000000
}
