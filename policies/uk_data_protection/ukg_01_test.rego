package requirements.uk_data_protection.ukg_01_test

import data.blank
import data.requirements.uk_data_protection.ukg_01 as requirement

# A school that made the assessment first, on 1 June 2026.
met := {
	"place/country": "GB",
	"operator/type": "public_body",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "identification_1n_cooperative",
	"deployment/space": "education",
	"data/large_scale": false,
	"assessments/dpia/required": false,
	"assessments/dpia/high_risk_listed": false,
	"assessments/dpia/done": true,
	"assessments/dpia/date": {"iso": "2020-06-01", "day": 18414},
	"assessments/dpia/necessity_section": true,
	"assessments/dpia/residual_risk": "low",
	"assessments/prior_consultation/done": false,
	"deployment/start_date": {"iso": "2020-09-01", "day": 18506},
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"uk_gdpr": [{"country": "GB", "from_day": null, "until_day": null}]})

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
		"assessments/dpia/date": {"iso": "2020-09-02", "day": 18507},
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["assessments/dpia/done", "assessments/dpia/necessity_section", "assessments/dpia/date"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_everybody_but_police if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private"}) == "yes"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": true, "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"place/country": "FR"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true, "data/large_scale": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false, "data/large_scale": true}) == "no"
}

test_it_applies_where_high_risk_is_likely if {
	result("applies", {"deployment/mode": "verification_1_1"}) == "no"
	every sign in [
		{"deployment/space": "publicly_accessible"},
		{"data/large_scale": true},
		{"assessments/dpia/required": true},
		{"assessments/dpia/high_risk_listed": true},
	] {
		result("applies", object.union({"deployment/mode": "verification_1_1"}, sign)) == "yes"
	}
	result("applies", {"deployment/mode": "verification_1_1", "data/large_scale": null}) == "unknown"
}

test_the_day_of_the_start_is_early_enough if {
	result("satisfied", {"assessments/dpia/date": {"iso": "2020-09-01", "day": 18506}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-01", "day": 20605}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-07-01", "day": 20635}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
	result("satisfied", {"deployment/start_date": null}) == "unknown"
}

test_what_began_before_the_regulation_may_be_assessed_later if {
	result("satisfied", {"deployment/start_date": {"iso": "2018-05-24", "day": 17675}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2018-05-25", "day": 17676}}) == "no"
	result("satisfied", {"deployment/start_date": {"iso": "2018-05-24", "day": 17675}, "assessments/dpia/date": {"iso": "2026-06-02", "day": 20606}}) == "no"
}

test_where_the_risk_stays_high_the_commissioner_is_consulted if {
	result("satisfied", {"assessments/dpia/residual_risk": "medium"}) == "yes"
	result("satisfied", {"assessments/dpia/residual_risk": "high"}) == "no"
	result("satisfied", {"assessments/dpia/residual_risk": "high", "assessments/prior_consultation/done": true}) == "yes"
}
