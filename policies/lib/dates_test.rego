package lib_test

import data.lib

on(number) := {"iso": "", "day": number}

at(epoch) := {"iso": "", "day": floor(epoch / 86400), "epoch": epoch}

test_the_day_before_the_day_itself_and_the_day_after if {
	[lib.not_after(on(n), on(100)) | some n in [99, 100, 101]] == ["yes", "yes", "no"]
	[lib.not_after(at(n), at(100)) | some n in [99, 100, 101]] == ["yes", "yes", "no"]
}

test_a_day_and_an_instant_on_it_are_in_either_order if {
	midnight := 100 * 86400
	lib.not_after(on(100), at(midnight)) == "yes"
	lib.not_after(on(100), at(midnight - 1)) == "no"
	lib.not_after(at(midnight + 86399), on(100)) == "yes"
	lib.not_after(at(midnight + 86400), on(100)) == "no"
}

test_a_date_declared_absent_is_in_no_order if {
	lib.not_after(absent, on(1)) == "no"
	lib.not_after(on(1), absent) == "no"
	lib.not_after(absent, null) == "no"
	lib.not_after(null, absent) == "no"
}

test_an_unknown_date_leaves_the_order_open if {
	every answer in array.concat(not_answers, ["2026-06-01", 20605, [], true, {"day": "x"}]) {
		lib.not_after(answer, on(1)) == "unknown"
		lib.not_after(on(1), answer) == "unknown"
	}
}

test_within_the_last_days if {
	law_date := on(1000)
	[lib.within_days(on(n), law_date, 365) | some n in [634, 635, 636, 1000, 1001]] == ["no", "yes", "yes", "yes", "no"]
	lib.within_days(at((635 * 86400) - 1), law_date, 365) == "no"
	lib.within_days(at(635 * 86400), law_date, 365) == "yes"
	[lib.within_days(at((1001 * 86400) + n), law_date, 365) | some n in [-1, 0]] == ["yes", "no"]
	lib.within_days(absent, law_date, 365) == "no"
	lib.within_days(null, law_date, 365) == "unknown"
	lib.within_days(on(999), law_date, null) == "unknown"
}

test_within_some_hours_of_an_earlier_instant if {
	hours := 24 * 3600
	[lib.within_hours(at(n), at(0), 24) | some n in [-1, hours - 1, hours, hours + 1]] == ["yes", "yes", "yes", "no"]
	lib.within_hours(absent, at(0), 24) == "no"
	lib.within_hours(at(0), absent, 24) == "no"
	lib.within_hours(null, at(0), 24) == "unknown"
	lib.within_hours(on(1), at(0), 24) == "unknown"
	lib.within_hours(at(0), at(0), null) == "unknown"
}

test_seconds_that_are_no_number_are_compared_with_none if {
	unset := {"iso": "", "day": 2, "epoch": null}
	lib.not_after(unset, at(86400)) == "no"
	lib.not_after(unset, at(2 * 86400)) == "yes"
	lib.within_hours(unset, at(0), 24) == "unknown"
	lib.within_hours(at(0), unset, 24) == "unknown"
}

test_a_span_of_days if {
	[lib.span_at_most(on(0), on(n), 30) | some n in [-1, 0, 30, 31]] == ["no", "yes", "yes", "no"]
	[lib.span_at_most(at(0), at(n), 1) | some n in [-1, 0, 86400, 86401]] == ["no", "yes", "yes", "no"]
	[lib.span_at_most(at(86399), on(n), 1) | some n in [-1, 0, 1, 2]] == ["no", "yes", "yes", "no"]
	lib.span_at_most(absent, on(1), 30) == "no"
	lib.span_at_most(on(1), absent, 30) == "no"
	lib.span_at_most(null, on(1), 30) == "unknown"
	lib.span_at_most(on(1), on(2), null) == "unknown"
}

test_an_interval_begins_on_its_first_day_and_ends_before_its_last if {
	interval := {"from_day": 10, "until_day": 20}
	[n | some n in [9, 10, 19, 20]; lib.holds_on(interval, n)] == [10, 19]
}

test_a_null_end_is_open if {
	lib.holds_on({"from_day": null, "until_day": 20}, -1000)
	lib.holds_on({"from_day": 10, "until_day": null}, 1000000)
	not lib.holds_on({"from_day": 10, "until_day": null}, 9)
	not lib.holds_on({"until_day": null}, 9)
}

history := {"limit": [
	{"from_day": null, "until_day": 100, "value": 7},
	{"from_day": 100, "until_day": 200, "value": 5},
]}

limit_on(number) := value if {
	value := lib.parameter("limit") with data.parameters as history
		with input as {"law_date": on(number)}
}

test_a_parameter_has_the_value_in_force_on_the_law_date if {
	[limit_on(n) | some n in [-5, 99, 100, 199, 200]] == [7, 7, 5, 5, null]
}

test_a_parameter_that_begins_or_ends_has_no_value_outside_its_days if {
	every number, expected in {99: [null, 7, null], 100: [5, null, null], 149: [5, null, 3], 150: [5, null, null]} {
		dated := {
			"begins": [{"from_day": 100, "until_day": null, "value": 5}],
			"ends": [{"from_day": null, "until_day": 100, "value": 7}],
			"both": [{"from_day": 149, "until_day": 150, "value": 3}],
		}
		[value |
			some name in ["begins", "ends", "both"]
			value := lib.parameter(name) with data.parameters as dated with input as {"law_date": on(number)}
		] == expected
	}
}

test_a_parameter_that_never_changes_has_its_number_on_every_day if {
	every number in [-1000, 0, 20605] {
		every bare in [-1, 0, 1, 90] {
			value := lib.parameter("limit") with data.parameters as {"limit": bare} with input as {"law_date": on(number)}
			value == bare
		}
	}
	beside := lib.parameter("limit") with data.parameters as object.union(history, {"other": 30})
		with input as {"law_date": on(100)}
	beside == 5
}

test_a_parameter_is_a_number_or_a_list_of_numbers_with_their_days if {
	always := {"from_day": null, "until_day": null, "value": 5}
	every other in [null, true, "5", {}, always, {"always": always}] {
		value := lib.parameter("limit") with data.parameters as {"limit": other} with input as {"law_date": on(1)}
		value == null
	}
}

test_a_parameter_that_nobody_set_or_set_twice_has_no_value if {
	unset := lib.parameter("other") with data.parameters as history with input as {"law_date": on(1)}
	unset == null
	twice := {"limit": [{"from_day": null, "until_day": null, "value": n} | some n in [1, 2]]}
	ambiguous := lib.parameter("limit") with data.parameters as twice with input as {"law_date": on(1)}
	ambiguous == null
}

test_one_span_that_holds_now_is_enough if {
	spans := [{"from_day": 10, "until_day": 20}, {"from_day": 30, "until_day": null}]
	now := [n |
		some n in [9, 10, 19, 20, 29, 30]
		lib.hold_now(spans) with input as {"law_date": on(n)}
	]
	now == [10, 19, 30]
}
