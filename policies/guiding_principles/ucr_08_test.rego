package requirements.guiding_principles.ucr_08_test

import data.blank
import data.requirements.guiding_principles.ucr_08

satisfied(changes) := answer if {
	answer := ucr_08.satisfied with input as record(changes)
}

exceptions(changes) := answer if {
	answer := ucr_08.exceptions with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"consent.staffed_fallback": false,
	"human_oversight.review_before_action": true,
	"human_oversight.sole_basis_prohibited": true,
	"human_oversight.can_override": true,
}

test_it_always_applies if ucr_08.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"human_oversight.review_before_action": false,
	"human_oversight.sole_basis_prohibited": false,
	"human_oversight.can_override": false,
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
	answer := ucr_08.satisfied with input as blank.record({})
	answer == "unknown"
}

gate(changes) := blank.merge(
	{
		"deployment.mode": "verification_1_1",
		"consent.staffed_fallback": true,
		"human_oversight.review_before_action": false,
	},
	changes,
)

test_a_staffed_verification_gate_may_open_by_itself if {
	every answer in [false, null, blank.withheld] {
		opening := gate({"human_oversight.review_before_action": answer})
		satisfied(opening) == "yes"
		exceptions(opening) == ["staffed_verification_gate"]
	}
}

test_no_exception_takes_effect_where_a_person_reviews if {
	exceptions(gate({"human_oversight.review_before_action": true})) == []
	exceptions({}) == []
}

test_a_gate_may_not_refuse_by_itself if {
	every path in ["human_oversight.sole_basis_prohibited", "human_oversight.can_override"] {
		satisfied(gate({path: false})) == "no"
		satisfied(gate({path: null})) == "unknown"
	}
}

test_a_gate_without_staff_decides_alone if {
	satisfied(gate({"consent.staffed_fallback": false})) == "no"
	exceptions(gate({"consent.staffed_fallback": false})) == []
}

test_a_gate_that_may_have_staff_is_left_open if {
	every path in ["consent.staffed_fallback", "deployment.mode"] {
		satisfied(gate({path: null})) == "unknown"
		exceptions(gate({path: null})) == []
	}
}

test_identification_among_many_has_no_exception if {
	satisfied(gate({"deployment.mode": "identification_1n_cooperative"})) == "no"
}
