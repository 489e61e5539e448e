package requirements.guiding_principles.ucr_10_test

import data.blank
import data.requirements.guiding_principles.ucr_10

satisfied(changes) := answer if {
	answer := ucr_10.satisfied with input as record(changes)
}

applies(changes) := answer if {
	answer := ucr_10.applies with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"system.bias.by_sex": true,
	"assessments.gender.done": true,
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"system.bias.by_sex": false,
	"assessments.gender.done": false,
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
	answer := ucr_10.satisfied with input as blank.record({})
	answer == "unknown"
}

test_it_concerns_biometric_systems if {
	applies({}) == "yes"
	applies({"deployment.mode": "data_analytics"}) == "no"
	applies({"deployment.mode": null}) == "unknown"
}
