package requirements.guiding_principles.ucr_16_test

import data.blank
import data.requirements.guiding_principles.ucr_16

stub := {
	"field": "system.logic",
	"section": "system",
	"ground": "security_of_system",
	"provision": blank.text,
	"decided_by": blank.text,
	"decided_on": blank.yesterday,
	"review_by": blank.tomorrow,
}

withheld(field) := object.union(stub, {"field": field})

input_with(stubs, changes) := json.patch(
	blank.record({"withholding": {"stubs": stubs}}),
	[{"op": "add", "path": concat("/", ["/facts", replace(path, ".", "/")]), "value": answer} | some path, answer in changes],
)

applies(stubs) := answer if {
	answer := ucr_16.applies with input as input_with(stubs, {})
}

satisfied(stubs, changes) := answer if {
	answer := ucr_16.satisfied with input as input_with(stubs, changes)
}

test_it_applies_where_something_is_withheld if {
	applies([]) == "no"
	applies([stub]) == "yes"
	applies(null) == "unknown"
}

test_where_it_is_not_known_what_is_withheld_it_is_open if {
	satisfied(null, {}) == "unknown"
}

test_decided_under_a_provision_and_to_be_looked_at_again_meets_it if {
	satisfied([stub], {}) == "yes"
	satisfied([stub, withheld("system.inputs")], {}) == "yes"
}

test_each_part_is_needed if {
	every name in ["provision", "decided_by", "decided_on", "review_by"] {
		satisfied([object.union(object.remove(stub, [name]), {name: blank.absent})], {}) == "no"
		satisfied([object.union(object.remove(stub, [name]), {name: null})], {}) == "unknown"
		satisfied([stub, object.union(object.remove(stub, [name]), {name: blank.absent})], {}) == "no"
	}
}

with_day(name, day) := satisfied([object.union(object.remove(stub, [name]), {name: day})], {})

test_the_review_is_due_until_its_day_is_over if {
	with_day("review_by", blank.yesterday) == "no"
	with_day("review_by", blank.today) == "yes"
	with_day("review_by", blank.tomorrow) == "yes"
}

test_a_decision_that_lies_ahead_carries_nothing if {
	with_day("decided_on", blank.yesterday) == "yes"
	with_day("decided_on", blank.today) == "yes"
	with_day("decided_on", blank.tomorrow) == "no"
}

groups := [
	{
		"place.country": "NL",
		"place.subdivision": "GB-ENG",
		"place.area_codes": [blank.text],
		"place.sites": [{"label": blank.text}],
		"scope.places": [blank.text],
	},
	{
		"scope.persons_class": blank.text,
		"deployment.targeting": "watchlist",
		"watchlist.categories": ["wanted"],
	},
]

test_nobody_can_find_out_where_all_of_it_is_withheld if {
	every group in groups {
		all_withheld := [withheld(path) | some path, _ in group]
		satisfied(all_withheld, {path: blank.withheld | some path, _ in group}) == "no"

		# Also where a rule reads what the public does not.
		satisfied(all_withheld, group) == "no"
	}
}

test_one_answer_that_is_public_is_enough if {
	every group in groups {
		every path, answer in group {
			others := [withheld(other) | some other, _ in group; other != path]
			hidden := {other: blank.withheld | some other, _ in group; other != path}
			satisfied(others, object.union(hidden, {path: answer})) == "yes"
			satisfied(others, hidden) == "unknown"
			satisfied([withheld(path)], {path: blank.withheld}) == "unknown"
		}
	}
}

test_what_there_is_not_tells_nothing if {
	satisfied([withheld("scope.persons_class"), withheld("deployment.targeting")], {"watchlist.categories": []}) == "no"
	satisfied([withheld("scope.persons_class"), withheld("deployment.targeting")], {"watchlist.categories": null}) == "unknown"
}

test_one_question_does_not_answer_the_other if {
	hidden := [withheld(path) | some path, _ in groups[1]]
	satisfied(hidden, groups[0]) == "no"
	satisfied([withheld(path) | some path, _ in groups[0]], groups[1]) == "no"
}
