package requirements.guiding_principles.ucr_04_test

import data.blank
import data.requirements.guiding_principles.ucr_04

satisfied(changes) := answer if {
	answer := ucr_04.satisfied with input as record(changes)
		with data.parameters as parameters
}

severity(changes) := answer if {
	answer := ucr_04.severity with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"governance.accountable_owner": blank.text,
	"governance.oversight_independent": true,
	"governance.audit_interval_days": 365,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"audit_interval_days": 365}
}

test_it_always_applies if ucr_04.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"governance.accountable_owner": blank.absent,
	"governance.oversight_independent": false,
	"governance.audit_interval_days": blank.absent,
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
	answer := ucr_04.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

test_an_interval_below_at_and_above_the_limit if {
	[satisfied({"governance.audit_interval_days": n}) | some n in [364, 365, 366]] == ["yes", "yes", "no"]
	severity({"governance.audit_interval_days": 366}) == "major"
}

test_a_want_of_owner_oversight_or_audit_blocks if {
	every path, answer in missing {
		severity({path: answer}) == "blocking"
	}
}

test_an_interval_too_long_stays_open_while_the_rest_does if {
	every path in ["governance.accountable_owner", "governance.oversight_independent"] {
		satisfied({"governance.audit_interval_days": 366, path: null}) == "unknown"
	}
}
