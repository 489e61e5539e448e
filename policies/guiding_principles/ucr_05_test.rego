package requirements.guiding_principles.ucr_05_test

import data.blank
import data.requirements.guiding_principles.ucr_05

satisfied(changes) := answer if {
	answer := ucr_05.satisfied with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"transparency.public_entry_url": blank.text,
	"transparency.policy_published": true,
	"transparency.redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
}

test_it_always_applies if ucr_05.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"transparency.public_entry_url": blank.absent,
	"transparency.policy_published": false,
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
	answer := ucr_05.satisfied with input as blank.record({})
	answer == "unknown"
}

redactions(list) := satisfied({"transparency.redactions": list})

left_out(reason, reviewed_by) := {"what": blank.text, "reason": reason, "reviewed_by": reviewed_by}

test_nothing_left_out_needs_no_reason if redactions([]) == "yes"

test_what_is_left_out_has_a_reason_that_somebody_reviewed if {
	redactions([left_out(blank.absent, blank.text)]) == "no"
	redactions([left_out(blank.text, blank.absent)]) == "no"
	redactions([left_out(blank.text, blank.text), left_out(blank.text, blank.absent)]) == "no"
	redactions([left_out(null, blank.text)]) == "unknown"
	redactions([left_out(blank.text, null)]) == "unknown"
}

test_not_saying_whether_anything_is_left_out_leaves_it_open if {
	redactions(null) == "unknown"
	redactions(blank.withheld) == "unknown"
}
