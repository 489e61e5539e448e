package requirements.guiding_principles.ucr_02_test

import data.blank
import data.requirements.guiding_principles.ucr_02

satisfied(changes) := answer if {
	answer := ucr_02.satisfied with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"risks.harms": [{"description": blank.text, "severity": "severe", "mitigation": blank.text}, {"description": blank.text, "severity": "slight", "mitigation": null}],
	"risks.stop_conditions": [blank.text],
}

test_it_always_applies if ucr_02.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"risks.harms": [],
	"risks.stop_conditions": [],
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
	answer := ucr_02.satisfied with input as blank.record({})
	answer == "unknown"
}

harm(severity, mitigation) := {"description": blank.text, "severity": severity, "mitigation": mitigation}

harms(list) := satisfied({"risks.harms": list})

test_a_severe_harm_that_nothing_lessens_ends_it if {
	harms([harm("severe", blank.absent)]) == "no"
	harms([harm("slight", blank.absent), harm("severe", blank.absent)]) == "no"
	harms([harm("severe", blank.text)]) == "yes"
	harms([harm("severe", null)]) == "unknown"
	harms([harm("severe", blank.withheld)]) == "unknown"
}

test_a_lesser_harm_may_be_borne if {
	every severity in ["slight", "moderate"] {
		harms([harm(severity, blank.absent)]) == "yes"
	}
}

test_a_harm_of_unknown_severity_is_lessened_or_left_open if {
	harms([harm(null, blank.absent)]) == "unknown"
	harms([harm(null, blank.text)]) == "yes"
	harms([harm(blank.absent, blank.absent)]) == "no"
}
