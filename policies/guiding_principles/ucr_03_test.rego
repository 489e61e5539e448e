package requirements.guiding_principles.ucr_03_test

import data.blank
import data.requirements.guiding_principles.ucr_03

satisfied(changes) := answer if {
	answer := ucr_03.satisfied with input as record(changes)
		with data.parameters as parameters
}

severity(changes) := answer if {
	answer := ucr_03.severity with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"consent.alternative_equal": false,
	"system.bias.by_sex": true,
	"system.bias.by_age": true,
	"system.bias.by_ethnicity": false,
	"system.bias.tested": true,
	"system.bias.groups": [blank.text, blank.text, blank.text],
	"assessments.equality.done": true,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"min_bias_groups": 3}
}

test_it_always_applies if ucr_03.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"system.bias.tested": false,
	"system.bias.groups": [],
	"assessments.equality.done": false,
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
	answer := ucr_03.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

groups(number) := {"system.bias.groups": [blank.text | some _ in numbers.range(1, number)]}

test_one_group_below_at_and_above_the_number if {
	[satisfied(groups(n)) | some n in [2, 3, 4]] == ["no", "yes", "yes"]
	[severity(groups(n)) | some n in [2, 3, 4]] == ["major", "major", "major"]
}

test_a_test_by_sex_age_and_ethnicity_is_across_enough if {
	by := ["system.bias.by_sex", "system.bias.by_age", "system.bias.by_ethnicity"]
	all_three := {path: true | some path in by}
	satisfied(blank.merge(groups(1), all_three)) == "yes"
	every path in by {
		satisfied(blank.merge(groups(1), blank.merge(all_three, {path: false}))) == "no"
		satisfied(blank.merge(groups(1), blank.merge(all_three, {path: null}))) == "unknown"
	}
}

test_a_want_of_any_test_blocks if {
	every path, answer in missing {
		severity({path: answer}) == "blocking"
	}
}

gate := {"deployment.mode": "verification_1_1", "consent.alternative_equal": true}

test_a_one_to_one_check_that_anyone_may_refuse_weighs_as_major if {
	every path, answer in missing {
		satisfied(blank.merge(gate, {path: answer})) == "no"
		severity(blank.merge(gate, {path: answer})) == "major"
	}
	severity({"system.bias.tested": false, "consent.alternative_equal": true}) == "blocking"
	severity({"system.bias.tested": false, "deployment.mode": "verification_1_1"}) == "blocking"
}

test_a_failure_stays_open_while_its_weight_does if {
	satisfied(blank.merge(gate, {"system.bias.tested": false, "consent.alternative_equal": null})) == "unknown"
	satisfied(blank.merge(gate, {"system.bias.tested": false, "deployment.mode": null})) == "unknown"
	satisfied({"deployment.mode": null, "consent.alternative_equal": null}) == "yes"
	satisfied(blank.merge(groups(2), {"assessments.equality.done": null})) == "unknown"
}

test_without_a_number_in_force_it_stays_open if {
	answer := ucr_03.satisfied with input as record({}) with data.parameters as {}
	answer == "unknown"
}
