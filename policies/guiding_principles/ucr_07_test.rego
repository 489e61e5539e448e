package requirements.guiding_principles.ucr_07_test

import data.blank
import data.requirements.guiding_principles.ucr_07

satisfied(changes) := answer if {
	answer := ucr_07.satisfied with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"governance.last_evaluation_on": {"iso": "2025-06-01", "day": 20240},
	"governance.last_evaluated_version_is_current": true,
	"governance.decommission_plan": blank.text,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"evaluation_interval_days": 365}
}

test_it_always_applies if ucr_07.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"governance.last_evaluation_on": blank.absent,
	"governance.last_evaluated_version_is_current": false,
	"governance.decommission_plan": blank.absent,
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
	answer := ucr_07.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

evaluated(day) := satisfied({"governance.last_evaluation_on": {"iso": "", "day": day}})

test_the_evaluation_ages_and_is_not_of_tomorrow if {
	[evaluated(20605 - n) | some n in [-1, 0, 364, 365, 366]] == ["no", "yes", "yes", "yes", "no"]
}
