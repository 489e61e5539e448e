package requirements.guiding_principles.ucr_14_test

import data.blank
import data.requirements.guiding_principles.ucr_14

satisfied(changes) := answer if {
	answer := ucr_14.satisfied with input as record(changes)
		with data.parameters as parameters
}

exceptions(changes) := answer if {
	answer := ucr_14.exceptions with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"assessments.public_consultation.done": true,
	"assessments.public_consultation.done_on": {"iso": "2026-02-01", "day": 20485},
	"assessments.public_consultation.response_url": blank.text,
	"deployment.start_date": {"iso": "2026-03-01", "day": 20513},
	"deployment.emergency_start": false,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"emergency_consultation_days": 30}
}

test_it_always_applies if ucr_14.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"assessments.public_consultation.done": false,
	"assessments.public_consultation.done_on": blank.absent,
	"assessments.public_consultation.response_url": blank.absent,
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
	answer := ucr_14.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

on(number) := {"iso": "", "day": number}

dates(asked, started) := {"assessments.public_consultation.done_on": on(asked), "deployment.start_date": on(started)}

test_the_consultation_comes_before_the_start if {
	[satisfied(dates(n, 20500)) | some n in [20499, 20500, 20501]] == ["yes", "yes", "no"]
}

test_use_that_has_not_begun_has_not_begun_too_early if {
	satisfied({"deployment.start_date": blank.absent}) == "yes"
	satisfied({"deployment.start_date": null}) == "unknown"
	satisfied(dates(20500, 20700)) == "yes"
}

test_a_consultation_of_tomorrow_has_not_been_held if {
	[satisfied(dates(n, 20700)) | some n in [20605, 20606]] == ["yes", "no"]
}

urgent(changes) := blank.merge({"deployment.emergency_start": true}, changes)

test_in_an_emergency_it_may_follow_within_the_days if {
	[satisfied(urgent(dates(n, 20500))) | some n in [20501, 20529, 20530, 20531]] == ["yes", "yes", "yes", "no"]
	exceptions(urgent(dates(20530, 20500))) == ["emergency_start"]
	exceptions(urgent(dates(20531, 20500))) == []
	exceptions(urgent(dates(20500, 20500))) == []
	satisfied(blank.merge(dates(20530, 20500), {"deployment.emergency_start": null})) == "unknown"
	satisfied(blank.merge(dates(20530, 20500), {"deployment.emergency_start": blank.withheld})) == "unknown"
}

test_a_consultation_after_an_emergency_is_a_whole_one if {
	every path, answer in missing {
		satisfied(urgent(blank.merge(dates(20530, 20500), {path: answer}))) == "no"
	}
}

unasked(started) := blank.merge(
	{"assessments.public_consultation.done": false, "deployment.start_date": started},
	{"deployment.emergency_start": true},
)

test_while_the_days_run_it_is_not_due if {
	[satisfied(unasked(on(20605 - n))) | some n in [-1, 0, 29, 30, 31]] == ["no", "yes", "yes", "yes", "no"]
	exceptions(unasked(on(20604))) == ["emergency_start"]
	satisfied(unasked(blank.absent)) == "no"
	satisfied(unasked(null)) == "unknown"
}

test_without_days_in_force_an_emergency_stays_open if {
	answer := ucr_14.satisfied with input as record(urgent(dates(20530, 20500))) with data.parameters as {}
	answer == "unknown"
}
