package requirements.human_rights_test.hr_04_test

import data.blank
import data.requirements.human_rights_test.hr_04

satisfied(answers) := answer if {
	answer := hr_04.satisfied with input as blank.record(answers)
		with data.parameters as ninety
}

exceptions(answers) := answer if {
	answer := hr_04.exceptions with input as blank.record(answers)
		with data.parameters as ninety
}

ninety := {"max_use_span_days": [{"from_day": null, "until_day": null, "value": 90}]}

evidence(studies, indicators) := {"necessity": {
	"alternatives": null,
	"effectiveness_evidence": studies,
	"indicators": indicators,
}}

pilot(status, time_end, plan) := object.union(evidence([], []), {
	"deployment": {"status": status},
	"scope": {"time_end": time_end},
	"governance": {"evaluation_plan": plan},
})

# Midnight at the beginning of the law date, and the second before it.
midnight := blank.instant("2026-06-01T00:00:00Z", 20605 * 86400)

before_midnight := blank.instant("2026-05-31T23:59:59Z", (20605 * 86400) - 1)

test_it_always_applies if hr_04.applies == "yes"

test_an_empty_record_leaves_it_open if satisfied({}) == "unknown"

test_evidence_and_indicators_meet_it if {
	satisfied(evidence([blank.text], [blank.text])) == "yes"
	exceptions(evidence([blank.text], [blank.text])) == []
	exceptions(evidence([], [])) == []
}

test_it_fails_without_evidence_or_without_indicators_unless_it_is_a_pilot if {
	operational := {"deployment": {"status": "operational"}}
	satisfied(object.union(evidence([], [blank.text]), operational)) == "no"
	satisfied(object.union(evidence([blank.text], []), operational)) == "no"
	satisfied(object.union(evidence(null, [blank.text]), operational)) == "unknown"
	satisfied(object.union(evidence(blank.withheld, [blank.text]), operational)) == "unknown"
	satisfied(evidence([], [blank.text])) == "unknown"
}

test_a_pilot_with_an_end_and_a_plan_may_begin_without_evidence if {
	every status in ["private_pilot", "public_pilot"] {
		satisfied(pilot(status, midnight, blank.text)) == "yes"
		exceptions(pilot(status, midnight, blank.text)) == ["pilot_under_evaluation"]
	}
}

test_a_pilot_that_carries_the_result_is_shown_also_while_the_evidence_is_open if {
	every studies in [null, blank.withheld] {
		open := object.union(pilot("public_pilot", midnight, blank.text), evidence(studies, [blank.text]))
		satisfied(open) == "yes"
		exceptions(open) == ["pilot_under_evaluation"]
	}
	shown := object.union(pilot("public_pilot", midnight, blank.text), evidence([blank.text], [blank.text]))
	exceptions(shown) == []
}

test_the_exception_ends_with_the_pilot if satisfied(pilot("public_pilot", before_midnight, blank.text)) == "no"

test_a_pilot_whose_end_is_far_off_is_none if {
	ends := [blank.instant("", (20605 + days) * 86400) | some days in [89, 90, 91]]
	[satisfied(pilot("public_pilot", end, blank.text)) | some end in ends] == ["yes", "yes", "no"]
	exceptions(pilot("public_pilot", ends[2], blank.text)) == []
}

test_a_pilot_without_end_or_plan_is_none if {
	satisfied(pilot("public_pilot", blank.absent, blank.text)) == "no"
	satisfied(pilot("public_pilot", midnight, blank.absent)) == "no"
	satisfied(pilot("public_pilot", midnight, null)) == "unknown"
	satisfied(pilot("operational", midnight, blank.text)) == "no"
}
