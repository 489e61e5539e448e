package requirements.uk_data_protection.ukg_05_test

import data.blank
import data.requirements.uk_data_protection.ukg_05 as requirement

# A police force that made the assessment first, on 1 June 2026.
met := {
	"place/country": "GB",
	"operator/type": "law_enforcement_authority",
	"operator/on_behalf_of_law_enforcement": false,
	"purpose/code": "policing_general",
	"deployment/mode": "realtime_rbi",
	"deployment/space": "restricted",
	"data/large_scale": false,
	"assessments/dpia/required": false,
	"assessments/dpia/high_risk_listed": false,
	"assessments/dpia/done": true,
	"assessments/dpia/covers_non_listed": true,
	"assessments/dpia/date": {"iso": "2018-05-25", "day": 17676},
	"assessments/dpia/residual_risk": "low",
	"assessments/prior_consultation/done": false,
	"data/new_filing_system": true,
	"deployment/start_date": {"iso": "2018-06-01", "day": 17683},
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"uk_data_protection_act_part_3": [{"country": "GB", "from_day": null, "until_day": null}]})

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
	result("exceptions", {}) == []
}

test_an_assessment_of_everybodys_risks_is_needed if {
	every path, answer in {
		"assessments/dpia/done": false,
		"assessments/dpia/covers_non_listed": false,
		"assessments/dpia/date": {"iso": "2018-06-02", "day": 17684},
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["assessments/dpia/done", "assessments/dpia/covers_non_listed", "assessments/dpia/date"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_police_where_high_risk_is_likely if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "yes"
	result("applies", {"operator/type": "private"}) == "no"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	result("applies", {"operator/type": null}) == "unknown"
	result("applies", {"place/country": "FR"}) == "no"
	result("applies", {"operator/body_kind": "intelligence"}) == "no"
	result("applies", {"operator/body_kind": "national_police"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1", "purpose/code": "access_control"}) == "no"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "no"
	result("applies", {"deployment/mode": "verification_1_1"}) == "no"
	result("applies", {"deployment/mode": "verification_1_1", "deployment/space": "publicly_accessible"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1", "data/large_scale": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true, "assessments/dpia/required": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true, "assessments/dpia/high_risk_listed": true}) == "yes"
}

test_what_began_before_the_act_may_be_assessed_later if {
	result("satisfied", {"deployment/start_date": {"iso": "2018-05-24", "day": 17675}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2018-05-24", "day": 17675}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
	result("satisfied", {"assessments/dpia/date": {"iso": "2018-06-01", "day": 17683}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-01", "day": 20605}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
	result("satisfied", {"deployment/start_date": null}) == "unknown"
}

test_where_nobody_is_compared_with_a_list_nobody_is_left_out if {
	result("satisfied", {"deployment/mode": "verification_1_1", "assessments/dpia/covers_non_listed": false}) == "yes"
	result("satisfied", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "assessments/dpia/covers_non_listed": false}) == "no"
}

test_a_high_risk_in_a_new_filing_system_is_taken_to_the_commissioner if {
	result("satisfied", {"assessments/dpia/residual_risk": "medium"}) == "yes"
	result("satisfied", {"assessments/dpia/residual_risk": "high"}) == "no"
	result("satisfied", {"assessments/dpia/residual_risk": "high", "assessments/prior_consultation/done": true}) == "yes"
	result("satisfied", {"assessments/dpia/residual_risk": "high", "data/new_filing_system": false}) == "yes"
	result("satisfied", {"assessments/dpia/residual_risk": null}) == "unknown"
}

test_that_no_filing_system_is_created_shows_where_it_is_relied_on if {
	result("exceptions", {"assessments/dpia/residual_risk": "high", "data/new_filing_system": false}) == ["no_new_filing_system"]
	result("exceptions", {"assessments/dpia/residual_risk": "high", "data/new_filing_system": false, "assessments/prior_consultation/done": true}) == []
	result("exceptions", {"data/new_filing_system": false}) == []
}
