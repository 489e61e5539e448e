package requirements.ohchr.ohc_01_test

import data.blank
import data.requirements.ohchr.ohc_01

satisfied(changes) := answer if {
	answer := ohc_01.satisfied with input as record(changes)
		with data.parameters as parameters
}

applies(changes) := answer if {
	answer := ohc_01.applies with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"deployment.space": "publicly_accessible",
	"assessments.human_rights.done": true,
	"assessments.dpia.done": true,
	"assessments.dpia.residual_risk": "medium",
	"assessments.prior_consultation.outcome": "pending",
	"system.accuracy.independent": true,
	"system.bias.independent": true,
	"system.bias.max_fpir_ratio": 2000000,
	"system.bias.false_positive_events": 9,
	"system.bias.false_positive_trials": 5000,
	"system.bias.max_tpir_gap": 100000,
	"system.bias.field_tested": true,
	"governance.oversight_independent": true,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"max_false_positive_ratio": 2000000, "min_false_positive_trials": 1000, "max_true_positive_gap": 100000}
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"assessments.human_rights.done": false,
	"assessments.dpia.done": false,
	"assessments.dpia.residual_risk": "high",
	"system.accuracy.independent": false,
	"system.bias.independent": false,
	"system.bias.max_fpir_ratio": blank.absent,
	"system.bias.max_tpir_gap": blank.absent,
	"system.bias.field_tested": false,
	"governance.oversight_independent": false,
}

test_each_part_declared_missing_fails_it if {
	every path, answer in missing {
		satisfied({path: answer}) == "no"
	}
}

test_what_is_not_known_never_meets_it_and_never_fails_it if {
	every path in object.keys(missing) {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	answer := ohc_01.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

test_it_concerns_remote_recognition_in_public_live_or_afterwards if {
	applies({}) == "yes"
	applies({"deployment.mode": "post_rbi", "deployment.processing": "retrospective"}) == "yes"
	applies({"deployment.mode": "identification_1n_cooperative", "consent.bystanders_captured": true}) == "yes"
	applies({"deployment.mode": "verification_1_1"}) == "no"
	applies({"deployment.space": "border"}) == "no"
	applies({"deployment.space": null}) == "unknown"
}

test_a_risk_that_the_authority_accepted_is_borne if {
	satisfied({"assessments.dpia.residual_risk": "low"}) == "yes"
	every outcome, expected in {"favourable": "yes", "conditions": "no", "unfavourable": "no", "pending": "no"} {
		satisfied({
			"assessments.dpia.residual_risk": "high",
			"assessments.prior_consultation.outcome": outcome,
		}) == expected
	}
	satisfied({"assessments.dpia.residual_risk": "high", "assessments.prior_consultation.outcome": null}) == "unknown"
}

test_differences_below_at_and_above_the_limits if {
	[satisfied({"system.bias.max_fpir_ratio": 2000000 + n}) | some n in [-1, 0, 1]] == ["yes", "yes", "no"]
	[satisfied({"system.bias.max_tpir_gap": 100000 + n}) | some n in [-1, 0, 1]] == ["yes", "yes", "no"]
}

test_no_false_alarm_in_enough_trials_is_even if {
	clean := {"system.bias.max_fpir_ratio": blank.absent, "system.bias.false_positive_events": 0}
	satisfied(clean) == "yes"
	satisfied(object.union(clean, {"system.bias.false_positive_trials": 999})) == "no"
	satisfied(object.union(clean, {"system.bias.false_positive_trials": 1000})) == "yes"
}
