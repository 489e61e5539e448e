package requirements.guiding_principles.ucr_13_test

import data.blank
import data.requirements.guiding_principles.ucr_13

satisfied(changes) := answer if {
	answer := ucr_13.satisfied with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"transparency.statistics_published_on": {"iso": "2025-06-01", "day": 20240},
	"transparency.misidentification_count_published": true,
	"rights.complaints_count_published": true,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"statistics_interval_days": 365}
}

test_it_always_applies if ucr_13.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"transparency.statistics_published_on": blank.absent,
	"transparency.misidentification_count_published": false,
	"rights.complaints_count_published": false,
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
	answer := ucr_13.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

published(day) := satisfied({"transparency.statistics_published_on": {"iso": "", "day": day}})

test_statistics_age_and_are_not_of_tomorrow if {
	[published(20605 - n) | some n in [-1, 0, 364, 365, 366]] == ["no", "yes", "yes", "yes", "no"]
}
