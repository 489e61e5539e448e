package requirements.un_data_protection.unp_05_test

import data.lib
import data.requirements.un_data_protection.unp_05 as requirement

status := found if {
	found := lib.status(
		requirement.applies,
		requirement.satisfied,
		in_force,
		input.law_date.day,
	) with data.parameters as parameters
}

in_force := {"from_day": 17815, "until_day": null} # 2018-10-11

parameters := {
	"max_watchlist_review_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"data": {"personal": true},
		"deployment": {"mode": "realtime_rbi"},
		"watchlist": {
			"exists": true,
			"review_interval_days": 90,
			"last_review_on": days_ago(90),
			"removal_on_status_change": true,
		},
	},
}

days_ago(days) := {"iso": "", "day": 20605 - days}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_a_review_within_the_interval_is_met if {
	every days in [0, 89, 90] {
		status == "met" with input as changed("facts/watchlist/last_review_on", days_ago(days))
	}
}

test_a_review_before_the_interval_is_not_met if {
	status == "not_met" with input as changed("facts/watchlist/last_review_on", days_ago(91))
}

test_a_review_that_is_still_to_come_is_not_met if {
	status == "not_met" with input as changed("facts/watchlist/last_review_on", days_ago(-1))
}

test_an_interval_below_or_at_the_cap_is_met if {
	every days in [364, 365] {
		status == "met" with input as changed("facts/watchlist/review_interval_days", days)
	}
}

test_an_interval_above_the_cap_is_not_met if {
	status == "not_met" with input as changed("facts/watchlist/review_interval_days", 366)
}

test_a_list_that_was_never_reviewed_is_not_met if {
	every path in ["facts/watchlist/last_review_on", "facts/watchlist/review_interval_days"] {
		status == "not_met" with input as changed(path, absent)
	}
}

test_entries_that_outlive_a_change_of_status_are_not_met if {
	status == "not_met" with input as changed("facts/watchlist/removal_on_status_change", false)
}

test_it_does_not_apply_without_a_watchlist if {
	status == "not_applicable" with input as changed("facts/watchlist/exists", false)
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
	"facts/watchlist/exists",
	"facts/watchlist/review_interval_days",
	"facts/watchlist/last_review_on",
	"facts/watchlist/removal_on_status_change",
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

everything := array.concat(questions, ["facts/data/personal", "facts/deployment/mode"])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2018-10-10", "day": 17814})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2018-10-11", "day": 17815})
}
