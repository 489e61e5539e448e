package requirements.iccpr.icc_01_test

import data.blank
import data.requirements.iccpr.icc_01

satisfied(changes) := answer if {
	answer := icc_01.satisfied with input as record(changes)
}

applies(changes) := answer if {
	answer := icc_01.applies with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "post_rbi", "deployment.processing": "retrospective",
	"context.assembly": true,
	"context.assembly_peaceful": true,
	"legal_basis.published": true,
	"governance.oversight_independent": true,
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"legal_basis.published": false,
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
	answer := icc_01.satisfied with input as blank.record({})
	answer == "unknown"
}

test_it_concerns_whatever_watches_a_peaceful_assembly if {
	every mode in ["realtime_rbi", "post_rbi", "behaviour_analytics", "data_analytics"] {
		applies({"deployment.mode": mode}) == "yes"
	}
	applies({"deployment.mode": "verification_1_1"}) == "no"
	applies({"context.assembly": false}) == "no"
	applies({"context.assembly_peaceful": false}) == "no"
	applies({"context.assembly": null}) == "unknown"
	applies({"context.assembly_peaceful": null}) == "unknown"
	applies({"deployment.mode": null}) == "unknown"
}
