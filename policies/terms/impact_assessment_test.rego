package impact_assessment_test

import data.blank
import data.terms

term(name, answers) := answer if {
	answer := terms[name] with input as blank.record(answers)
}

calm := {
	"deployment": {"mode": "verification_1_1", "space": "restricted"},
	"data": {"large_scale": false},
	"assessments": {"dpia": {"required": false, "high_risk_listed": false}},
}

likely(changes) := term("high_risk_likely", object.union(calm, changes))

test_high_risk_is_likely_on_each_sign_alone if {
	likely({}) == "no"
	every sign in [
		{"deployment": {"mode": "realtime_rbi"}},
		{"deployment": {"mode": "post_rbi", "processing": "retrospective"}},
		{"deployment": {"mode": "identification_1n_cooperative"}},
		{"deployment": {"space": "publicly_accessible"}},
		{"data": {"large_scale": true}},
		{"assessments": {"dpia": {"required": true}}},
		{"assessments": {"dpia": {"high_risk_listed": true}}},
	] {
		likely(sign) == "yes"
	}
}

test_a_sign_that_nobody_answered_leaves_it_open if {
	every silence in [
		{"deployment": {"mode": null}},
		{"deployment": {"space": null}},
		{"data": {"large_scale": null}},
		{"assessments": {"dpia": {"required": null}}},
		{"assessments": {"dpia": {"high_risk_listed": null}}},
	] {
		likely(silence) == "unknown"
	}
}

assessed(done, date) := term("impact_assessed", {"assessments": {"dpia": {"done": done, "date": date}}})

test_an_assessment_dated_after_the_law_date_has_not_been_made_yet if {
	[assessed(true, date) | some date in [blank.yesterday, blank.today, blank.tomorrow]] == ["yes", "yes", "no"]
	assessed(false, blank.today) == "no"
	assessed(true, blank.absent) == "no"
	assessed(null, blank.today) == "unknown"
	assessed(true, null) == "unknown"
}

precedes(date, start) := term("impact_assessment_precedes_use", {
	"assessments": {"dpia": {"date": date}},
	"deployment": {"start_date": start},
})

test_it_precedes_the_use_up_to_its_first_day if {
	[precedes(date, blank.today) | some date in [blank.yesterday, blank.today, blank.tomorrow]] == ["yes", "yes", "no"]
	precedes(null, blank.today) == "unknown"
	precedes(blank.today, null) == "unknown"
	precedes(blank.today, blank.absent) == "no"
}

consulted(risk, done) := term("remaining_risk_consulted", {"assessments": {
	"dpia": {"residual_risk": risk},
	"prior_consultation": {"done": done},
}})

test_a_risk_that_stays_high_is_put_to_the_authority if {
	every risk, alone in {"low": "yes", "medium": "yes", "high": "no", blank.absent: "no", null: "unknown"} {
		consulted(risk, false) == alone
		consulted(risk, true) == "yes"
	}
	consulted("high", null) == "unknown"
}
