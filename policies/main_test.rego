package main_test

import data.main

# Three requirements: a duty that is met, a prohibition that is not, and a duty that is open.
results := [["met", "blocking", "binds"], ["not_met", "blocking", "advises"], ["undetermined", "major", "unresolved"]]

described := [
	{"id": "AA-1", "framework": "one", "kind": "duty", "ground": "legality"},
	{"id": "BB-1", "framework": "one", "kind": "prohibition", "ground": "necessity"},
	{"id": "CC-1", "framework": "two", "kind": "duty", "ground": "security"},
]

on := {"iso": "2026-06-01", "day": 20605}

answer(rule) := value if {
	value := main[rule] with input as {"law_date": on}
		with data.index.results as [1, 2, 3]
		with data.index.prohibitions as [2]
		with data.index.exceptions as {"CC-1": ["urgency"]}
		with data.index.described as described
		with data.facts_version as 2
		with data.result_words as array.concat([["met", "minor", "binds"]], results)
}

test_what_differs_is_given_in_the_order_of_the_requirements if {
	answer("results") == {
		"law_date": on,
		"outcome": {"binding": "compliant_with_conditions", "strict": "prohibited"},
		"requirements": [1, 2, 3],
		"exceptions": {"CC-1": ["urgency"]},
	}
}

test_readers_are_told_what_each_result_is_of if {
	assessment := answer("assessment")
	assessment.facts_version == 2
	assessment.law_date == on
	assessment.outcome == answer("results").outcome
	[one.id | some one in assessment.requirements] == ["AA-1", "BB-1", "CC-1"]
	assessment.requirements[2] == {
		"id": "CC-1",
		"framework": "two",
		"kind": "duty",
		"ground": "security",
		"status": "undetermined",
		"severity": "major",
		"force": "unresolved",
		"exceptions": ["urgency"],
	}
	assessment.requirements[0].exceptions == []
}

test_results_that_are_alike_count_once_and_all_of_them_count if {
	every n in [1, 2, 3] {
		alike := array.slice([0, 0, 0], 0, n)
		outcome := main.results.outcome with input as {"law_date": on}
			with data.index.results as array.concat(alike, [1])
			with data.index.prohibitions as []
			with data.index.exceptions as {}
			with data.result_words as [["not_met", "major", "binds"], ["met", "blocking", "binds"]]
		outcome == {"binding": "compliant_with_conditions", "strict": "compliant_with_conditions"}
	}
}
