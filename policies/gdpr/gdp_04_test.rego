package requirements.gdpr.gdp_04_test

import data.blank
import data.requirements.gdpr.gdp_04 as requirement

# A gate with a notice and an assessment made before the start, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "private",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "identification_1n_cooperative",
	"deployment/space": "restricted",
	"deployment/start_date": blank.today,
	"data/personal": true,
	"data/large_scale": false,
	"assessments/dpia/required": false,
	"assessments/dpia/high_risk_listed": false,
	"assessments/dpia/done": true,
	"assessments/dpia/date": blank.yesterday,
	"assessments/dpia/necessity_section": true,
	"assessments/dpia/residual_risk": "low",
	"assessments/prior_consultation/done": false,
	"deployment/covert": false,
	"transparency/notice_adequate": true,
	"transparency/notice_exception": blank.absent,
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

test_it_applies_to_biometrics_outside_law_enforcement_where_the_regulation_does if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "NO"}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": false}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent, "operator/type": "public_body"}) == "no"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "yes"
}

test_it_applies_to_personal_data_and_to_every_biometric_system if {
	result("applies", {"data/personal": false}) == "yes"
	result("applies", {"data/personal": true, "deployment/mode": "data_analytics"}) == "yes"
	result("applies", {"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	result("applies", {"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_a_notice_and_an_assessment_before_the_start_meet_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_each_part_of_the_assessment_is_needed if {
	every path in ["assessments/dpia/done", "assessments/dpia/necessity_section"] {
		result("satisfied", {path: false}) == "no"
		result("severity", {path: false}) == "blocking"
		result("satisfied", {path: null}) == "unknown"
		result("severity", {path: null}) == "blocking"
	}
}

begun(start, assessed) := result("satisfied", {"deployment/start_date": start, "assessments/dpia/date": assessed})

test_the_assessment_comes_before_the_start_or_on_the_same_day if {
	begun(blank.today, blank.today) == "yes"
	begun(blank.yesterday, blank.today) == "no"
	begun(blank.tomorrow, blank.today) == "yes"
	begun(blank.tomorrow, blank.tomorrow) == "no"
	begun(blank.today, blank.absent) == "no"
	begun(blank.today, null) == "unknown"
	begun(null, blank.today) == "unknown"
}

test_what_began_before_the_regulation_applied_or_never_is_assessed_by_now if {
	begun({"iso": "2018-05-24", "day": 17675}, blank.today) == "yes"
	begun({"iso": "2018-05-24", "day": 17675}, blank.tomorrow) == "no"
	begun({"iso": "2018-05-25", "day": 17676}, blank.today) == "no"
}

test_only_what_has_not_begun_may_have_no_first_day if {
	every status in ["planned", "development"] {
		result("satisfied", {"deployment/start_date": blank.absent, "deployment/status": status}) == "yes"
	}
	every status in ["operational", "suspended", "retired"] {
		result("satisfied", {"deployment/start_date": blank.absent, "deployment/status": status}) == "no"
	}
}

test_a_risk_that_stays_high_is_put_to_the_authority if {
	every risk, alone in {"low": "yes", "medium": "yes", "high": "no", null: "unknown"} {
		result("satisfied", {"assessments/dpia/residual_risk": risk}) == alone
		result("satisfied", {"assessments/dpia/residual_risk": risk, "assessments/prior_consultation/done": true}) == "yes"
	}
	open := {"assessments/dpia/residual_risk": "high", "assessments/prior_consultation/done": null}
	result("satisfied", open) == "unknown"
}

# A check of one person against that person's own template, in no public place.
harmless := {
	"deployment/mode": "verification_1_1",
	"assessments/dpia/done": false,
}

unlikely(changes) := result("satisfied", object.union(harmless, changes))

test_where_high_risk_is_unlikely_no_assessment_is_asked_for if {
	unlikely({}) == "yes"
	result("exceptions", harmless) == ["high_risk_unlikely"]
	result("severity", harmless) == "major"
	result("exceptions", {"deployment/mode": "verification_1_1"}) == []
}

test_each_sign_of_high_risk_asks_for_an_assessment if {
	every sign in [
		{"deployment/mode": "realtime_rbi"},
		{"deployment/mode": "post_rbi", "deployment/processing": "retrospective"},
		{"deployment/mode": "identification_1n_cooperative"},
		{"deployment/space": "publicly_accessible"},
		{"data/large_scale": true},
		{"assessments/dpia/required": true},
		{"assessments/dpia/high_risk_listed": true},
	] {
		unlikely(sign) == "no"
		result("exceptions", object.union(harmless, sign)) == []
		result("severity", object.union(harmless, sign)) == "blocking"
	}
	every path in [
		"deployment/mode",
		"deployment/space",
		"data/large_scale",
		"assessments/dpia/required",
		"assessments/dpia/high_risk_listed",
	] {
		unlikely({path: null}) == "unknown"
		result("severity", object.union(harmless, {path: null})) == "blocking"
	}
}

test_a_defective_notice_alone_weighs_as_major if {
	result("satisfied", {"transparency/notice_adequate": false}) == "no"
	result("severity", {"transparency/notice_adequate": false}) == "major"
	result("satisfied", {"transparency/notice_adequate": null}) == "unknown"
}

test_a_defective_notice_is_left_open_while_it_is_not_known_whether_the_assessment_is_in_order if {
	open := {"transparency/notice_adequate": false, "assessments/dpia/done": null}
	result("satisfied", open) == "unknown"
	result("severity", open) == "blocking"
}

excused(mode, exception) := {
	"deployment/mode": mode,
	"transparency/notice_adequate": false,
	"transparency/notice_exception": exception,
}

test_a_notice_may_be_left_out_only_for_data_that_no_camera_takes_of_the_person if {
	every mode in ["post_rbi", "data_analytics"] {
		result("satisfied", excused(mode, blank.text)) == "yes"
		result("exceptions", excused(mode, blank.text)) == ["notice_not_owed"]
		result("satisfied", excused(mode, blank.absent)) == "no"
		result("satisfied", excused(mode, null)) == "unknown"
	}
	every mode in ["realtime_rbi", "identification_1n_cooperative", "verification_1_1"] {
		result("satisfied", excused(mode, blank.text)) == "no"
		result("exceptions", excused(mode, blank.text)) == []
	}
	result("exceptions", object.union(excused("post_rbi", blank.text), {"transparency/notice_adequate": true})) == []
}
