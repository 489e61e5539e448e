package human_rights_test_terms_test

import data.blank
import data.terms

answered(changes) := answer if {
	answer := terms.human_rights_test_answered with input as json.patch(blank.record({}), [patch |
		some path, given in blank.merge(answers, changes)
		patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": given}
	])
}

answers := {
	"deployment.mode": "realtime_rbi",
	"governance.evaluation_plan": null,
	"governance.oversight_body": blank.text,
	"legal_basis.citation": blank.text,
	"purpose.statement": blank.text,
	"necessity.alternatives": [{"description": blank.text, "why_insufficient": blank.text, "evidence": null}],
	"necessity.effectiveness_evidence": [blank.text],
	"proportionality.balancing_statement": blank.text,
	"rights.complaint_channel": blank.text,
	"scope.persons_class": blank.text,
}

test_every_step_has_an_answer_to_stand_on if answered({}) == "yes"

test_a_step_without_an_answer_leaves_it_open if {
	every path in object.keys(answers) - {"deployment.mode", "governance.evaluation_plan"} {
		answered({path: null}) == "unknown"
	}
}

test_what_is_not_yet_shown_may_be_planned if {
	answered({"necessity.effectiveness_evidence": null, "governance.evaluation_plan": blank.text}) == "yes"
	answered({"necessity.effectiveness_evidence": [], "governance.evaluation_plan": null}) == "unknown"
}

test_a_one_to_one_check_is_aimed_at_whoever_asks if {
	answered({"deployment.mode": "verification_1_1", "scope.persons_class": null}) == "yes"
}
