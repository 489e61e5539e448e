package requirements.un_data_protection.unp_04_test

import data.lib
import data.requirements.un_data_protection.unp_04 as requirement

status := found if {
	found := lib.status(
		requirement.applies,
		requirement.satisfied,
		in_force,
		input.law_date.day,
	) with data.parameters as parameters
}

weight := found if {
	found := requirement.severity with data.parameters as parameters
}

in_force := {"from_day": 17815, "until_day": null} # 2018-10-11

parameters := {
	"max_nonmatch_seconds": [{"from_day": null, "until_day": null, "value": 60}],
	"max_match_days": [{"from_day": null, "until_day": null, "value": 31}],
	"max_watchlist_days": [{"from_day": null, "until_day": null, "value": 365}],
}

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"data": {
			"personal": true,
			"retention_nonmatch_seconds": 60,
			"retention_nonmatch_indefinite": null,
			"retention_match_days": 31,
			"retention_match_indefinite": null,
			"retention_watchlist_days": 365,
			"retention_watchlist_indefinite": null,
			"legal_hold_ref": text,
			"deletion_automated": true,
		},
		"deployment": {"mode": "realtime_rbi"},
		"watchlist": {"exists": true},
	},
}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

periods := [
	{"path": "facts/data/retention_nonmatch_seconds", "open": "facts/data/retention_nonmatch_indefinite", "cap": 60},
	{"path": "facts/data/retention_match_days", "open": "facts/data/retention_match_indefinite", "cap": 31},
	{"path": "facts/data/retention_watchlist_days", "open": "facts/data/retention_watchlist_indefinite", "cap": 365},
]

test_a_period_below_or_at_its_cap_is_met if {
	every period in periods {
		status == "met" with input as changed(period.path, period.cap - 1)
		status == "met" with input as changed(period.path, period.cap)
	}
}

test_a_period_above_its_cap_is_not_met_and_weighs_as_major_whatever_is_held if {
	every period in periods {
		status == "not_met" with input as changed(period.path, period.cap + 1)
		weight == "major" with input as changed(period.path, period.cap + 1)
		not requirement.exceptions with input as changed(period.path, period.cap + 1)
	}
}

test_a_period_without_end_is_not_met_and_blocks_whatever_is_held if {
	every period in periods {
		every answers in [[null, true], [absent, true], [absent, null]] {
			status == "not_met" with input as both([period.path, answers[0]], [period.open, answers[1]])
			weight == "blocking" with input as both([period.path, answers[0]], [period.open, answers[1]])
		}
	}
}

test_two_answers_against_each_other_are_undetermined if {
	every period in periods {
		every answers in [[period.cap, true], [period.cap + 1, true], [absent, false]] {
			status == "undetermined" with input as both([period.path, answers[0]], [period.open, answers[1]])
			weight == "blocking" with input as both([period.path, answers[0]], [period.open, answers[1]])
		}
	}
}

reversed := {["met", "not_met"], ["not_met", "met"]}

test_one_more_answer_about_the_end_never_reverses_the_result if {
	every period in periods {
		every number in [absent, period.cap, period.cap + 1] {
			every open in [true, false] {
				before := {found | some answers in [[null, open], [number, null]]; found := with_end(period, answers)}
				every found in before {
					not [found, with_end(period, [number, open])] in reversed
				}
			}
		}
	}
}

with_end(period, answers) := found if {
	found := status with input as both([period.path, answers[0]], [period.open, answers[1]])
}

test_a_failure_is_left_open_while_it_is_not_known_whether_it_blocks if {
	every period in periods {
		open := both([period.path, null], ["facts/data/deletion_automated", false])
		status == "undetermined" with input as open
		weight == "blocking" with input as open
		known := json.patch(open, [{"op": "add", "path": period.open, "value": false}])
		status == "not_met" with input as known
		weight == "major" with input as known
	}
}

test_a_period_with_an_end_that_is_not_stated_is_undetermined_and_weighs_as_major if {
	every period in periods {
		status == "undetermined" with input as both([period.path, null], [period.open, false])
		weight == "major" with input as both([period.path, null], [period.open, false])
	}
}

test_silence_about_an_end_weighs_no_less_than_admitting_there_is_none if {
	every period in periods {
		weight == "blocking" with input as changed(period.path, null)
	}
}

test_without_a_watchlist_its_period_is_not_asked if {
	without := both(["facts/watchlist/exists", false], ["facts/data/retention_watchlist_days", null])
	status == "met" with input as without
	weight == "major" with input as without
}

test_a_watchlist_that_may_exist_leaves_its_period_open if {
	without := both(["facts/watchlist/exists", null], ["facts/data/retention_watchlist_days", absent])
	status == "undetermined" with input as without
}

test_deletion_by_hand_is_not_met if {
	status == "not_met" with input as changed("facts/data/deletion_automated", false)
}

test_without_a_cap_in_force_a_stated_period_is_undetermined if {
	requirement.satisfied == "unknown" with input as met with data.parameters as {}
}

test_it_applies_to_a_biometric_system_that_claims_to_process_no_personal_data if {
	status == "met" with input as changed("facts/data/personal", false)
}

test_it_does_not_apply_where_no_personal_data_is_processed if {
	status == "not_applicable" with input as both(
		["facts/data/personal", false],
		["facts/deployment/mode", "data_analytics"],
	)
}

test_it_is_undetermined_while_nobody_says_whether_data_is_personal if {
	status == "undetermined" with input as both(["facts/data/personal", null], ["facts/deployment/mode", null])
}

questions := [
	"facts/data/retention_nonmatch_seconds",
	"facts/data/retention_match_days",
	"facts/data/retention_watchlist_days",
	"facts/data/deletion_automated",
]

test_an_unanswered_question_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, null)
	}
}

test_a_withheld_answer_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, withheld)
	}
}

test_an_empty_record_is_undetermined if {
	status == "undetermined" with input as json.patch(met, [{"op": "add", "path": path, "value": null} |
		some path in everything
	])
}

everything := array.concat(questions, [
	"facts/data/personal",
	"facts/deployment/mode",
	"facts/watchlist/exists",
])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2018-10-10", "day": 17814})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2018-10-11", "day": 17815})
}
