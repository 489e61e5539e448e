package requirements.guiding_principles.ucr_01_test

import data.blank
import data.requirements.guiding_principles.ucr_01

satisfied(changes) := answer if {
	answer := ucr_01.satisfied with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"legal_basis.citation": blank.text,
	"purpose.statement": blank.text,
	"necessity.effectiveness_evidence": [blank.text],
	"governance.evaluation_plan": blank.absent,
	"necessity.alternatives": [{"description": blank.text, "why_insufficient": blank.text, "evidence": null}],
	"proportionality.balancing_statement": blank.text,
	"scope.persons_class": blank.text,
	"governance.oversight_body": blank.text,
	"rights.complaint_channel": blank.text,
}

test_it_always_applies if ucr_01.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"legal_basis.citation": blank.absent,
	"purpose.statement": blank.absent,
	"necessity.alternatives": [],
	"proportionality.balancing_statement": blank.absent,
	"scope.persons_class": blank.absent,
	"governance.oversight_body": blank.absent,
	"rights.complaint_channel": blank.absent,
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
	answer := ucr_01.satisfied with input as blank.record({})
	answer == "unknown"
}

test_evidence_or_a_plan_to_gather_it_will_do if {
	satisfied({"necessity.effectiveness_evidence": [], "governance.evaluation_plan": blank.text}) == "yes"
	satisfied({"necessity.effectiveness_evidence": []}) == "no"
	satisfied({"necessity.effectiveness_evidence": null}) == "unknown"
	satisfied({"necessity.effectiveness_evidence": [], "governance.evaluation_plan": null}) == "unknown"
}

test_a_one_to_one_check_is_aimed_at_whoever_asks if {
	satisfied({"deployment.mode": "verification_1_1", "scope.persons_class": blank.absent}) == "yes"
	satisfied({"deployment.mode": null, "scope.persons_class": blank.absent}) == "unknown"
}
