package requirements.guiding_principles.ucr_06_test

import data.blank
import data.requirements.guiding_principles.ucr_06

satisfied(changes) := answer if {
	answer := ucr_06.satisfied with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"system.explanation_method": blank.text,
	"rights.explanation_available": true,
	"human_oversight.output_presented_with_score": true,
}

test_it_always_applies if ucr_06.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"system.explanation_method": blank.absent,
	"rights.explanation_available": false,
	"human_oversight.output_presented_with_score": false,
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
	answer := ucr_06.satisfied with input as blank.record({})
	answer == "unknown"
}
