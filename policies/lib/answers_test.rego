package lib_test

import data.lib

given_text := {"state": "given", "length": 12}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

day := {"iso": "2026-06-01", "day": 20605}

instant := {"iso": "2026-06-01T08:00:00Z", "day": 20605, "epoch": 1780300800}

# What no question may take for an answer: unanswered, withheld, and objects that are no answer at all.
not_answers := [null, withheld, {}, {"state": "later kind"}, {"state": 1}, {"length": 12}]

test_a_yes_or_no_question if {
	lib.is_true(true) == "yes"
	lib.is_true(false) == "no"
	lib.is_false(true) == "no"
	lib.is_false(false) == "yes"
}

test_only_a_yes_or_no_answers_a_yes_or_no_question if {
	every answer in array.concat(not_answers, ["true", 1, [], absent, given_text, day]) {
		lib.is_true(answer) == "unknown"
		lib.is_false(answer) == "unknown"
	}
}

test_what_is_given if {
	every answer in [given_text, "statute", 0, 17, day, instant, ["face_images"], [null]] {
		lib.given(answer) == "yes"
	}
}

test_what_is_declared_absent_is_not_given if {
	lib.given(absent) == "no"
	lib.given([]) == "no"
}

test_what_is_unanswered_or_withheld_may_have_been_given if {
	every answer in array.concat(not_answers, [true, false]) {
		lib.given(answer) == "unknown"
	}
}

test_one_word_of_a_closed_list if {
	lib.one_of("statute", ["statute", "regulation"]) == "yes"
	lib.one_of("policy", ["statute", "regulation"]) == "no"
	lib.one_of("statute", []) == "no"
	lib.one_of(absent, ["statute"]) == "no"
	every answer in array.concat(not_answers, [true, 1, [], ["statute"], given_text]) {
		lib.one_of(answer, ["statute"]) == "unknown"
	}
}

test_a_number_below_at_and_above_the_limit if {
	[lib.at_most(n, 30) | some n in [29, 30, 31]] == ["yes", "yes", "no"]
	[lib.at_least(n, 30) | some n in [29, 30, 31]] == ["no", "yes", "yes"]
}

test_a_number_declared_absent_keeps_no_limit if {
	lib.at_most(absent, 30) == "no"
	lib.at_least(absent, 30) == "no"
}

test_only_a_number_answers_a_question_of_number if {
	every answer in array.concat(not_answers, ["30", true, [30], [], given_text, day]) {
		lib.at_most(answer, 30) == "unknown"
		lib.at_least(answer, 30) == "unknown"
	}
}

test_an_unknown_limit_leaves_it_open if {
	lib.at_most(1, null) == "unknown"
	lib.at_least(1, null) == "unknown"
}

test_a_country_belongs_while_one_of_its_spans_holds if {
	spans := {"FR": [{"from_day": 10, "until_day": 20}, {"from_day": 30, "until_day": null}]}
	now := [answer |
		some n in [9, 10, 19, 20, 30]
		answer := lib.belongs("FR", spans) with input as {"law_date": {"day": n}}
	]
	now == ["no", "yes", "yes", "no", "yes"]
	elsewhere := lib.belongs("DE", spans) with input as {"law_date": {"day": 15}}
	elsewhere == "no"
}

test_only_a_country_belongs_and_only_to_a_list_that_there_is if {
	spans := {"FR": [{"from_day": null, "until_day": null}]}
	every answer in array.concat(not_answers, [absent, true, 1, ["FR"], given_text]) {
		lib.belongs(answer, spans) == "unknown"
	}
	not lib.belongs("FR", null)
	not lib.belongs(absent, null)
	not lib.belongs(null, null)
}

test_one_country_of_a_list_is_enough if {
	spans := {"FR": [{"from_day": null, "until_day": null}]}
	every countries, expected in {["DE", "FR"]: "yes", ["DE"]: "no", []: "no", ["DE", null]: "unknown", null: "unknown"} {
		answer := lib.some_belong(countries, spans) with input as {"law_date": {"day": 15}}
		answer == expected
	}
	lib.some_belong(absent, spans) == "unknown"
	lib.some_belong(given_text, spans) == "unknown"
}
