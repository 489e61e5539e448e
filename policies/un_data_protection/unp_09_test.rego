package requirements.un_data_protection.unp_09_test

import data.lib
import data.requirements.un_data_protection.unp_09 as requirement

status := lib.status(requirement.applies, requirement.satisfied, in_force, input.law_date.day)

weight := requirement.severity

in_force := {"from_day": 17815, "until_day": null} # 2018-10-11

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"data": {
			"personal": true,
			"transfers": [transfer, transfer],
			"categories": ["identity_data"],
			"special_categories": [],
		},
		"deployment": {"mode": "realtime_rbi"},
	},
}

transfer := {
	"safeguard": text,
	"legal_basis": text,
	"protection_assessed_on": days_ago(30),
	"assessed_by": text,
}

# The second of two transfers with one answer changed.
transferring(field, answer) := changed(
	"facts/data/transfers/1",
	object.union(object.remove(transfer, [field]), {field: answer}),
)

elsewhere(record) := json.patch(record, [{"op": "add", "path": "facts/deployment/mode", "value": "data_analytics"}])

days_ago(days) := {"iso": "", "day": 20605 - days}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_transfers_whose_protection_was_assessed_are_met if {
	status == "met" with input as met
}

test_one_transfer_without_a_part_of_the_assessment_is_not_met if {
	every field in object.keys(transfer) {
		status == "not_met" with input as transferring(field, absent)
	}
}

test_one_transfer_with_an_unknown_part_is_undetermined if {
	every field in object.keys(transfer) {
		status == "undetermined" with input as transferring(field, null)
		status == "undetermined" with input as transferring(field, withheld)
	}
}

test_an_assessment_on_or_before_the_law_date_is_met if {
	every days in [0, 1] {
		status == "met" with input as transferring("protection_assessed_on", days_ago(days))
	}
}

test_an_assessment_that_is_still_to_come_is_not_met if {
	status == "not_met" with input as transferring("protection_assessed_on", days_ago(-1))
}

test_it_does_not_apply_where_nothing_is_transferred if {
	status == "not_applicable" with input as changed("facts/data/transfers", [])
}

test_biometric_data_without_a_safeguard_blocks if {
	every answer in [absent, null, withheld] {
		weight == "blocking" with input as transferring("safeguard", answer)
	}
}

test_any_other_fault_weighs_as_major if {
	every field in ["legal_basis", "protection_assessed_on", "assessed_by"] {
		weight == "major" with input as transferring(field, absent)
	}
}

test_data_that_is_not_biometric_weighs_as_major_even_without_a_safeguard if {
	weight == "major" with input as elsewhere(transferring("safeguard", absent))
}

test_templates_are_biometric_whatever_the_mode if {
	every path, value in {
		"facts/data/categories": "face_templates",
		"facts/data/special_categories": "biometric_id",
	} {
		weight == "blocking" with input as json.patch(
			elsewhere(transferring("safeguard", absent)),
			[{"op": "add", "path": path, "value": [value]}],
		)
	}
	weight == "blocking" with input as json.patch(
		elsewhere(transferring("safeguard", absent)),
		[{"op": "add", "path": "facts/data/categories", "value": ["other_biometrics"]}],
	)
}

test_data_that_may_be_biometric_blocks_without_a_safeguard if {
	every path in ["facts/data/categories", "facts/data/special_categories"] {
		weight == "blocking" with input as json.patch(
			elsewhere(transferring("safeguard", absent)),
			[{"op": "add", "path": path, "value": null}],
		)
	}
}

test_silence_about_transfers_weighs_no_less_than_an_unsafe_one if {
	weight == "blocking" with input as changed("facts/data/transfers", null)
}

test_a_fault_is_left_open_while_it_is_not_known_whether_it_blocks if {
	every answer in [null, withheld] {
		open := json.patch(
			transferring("safeguard", answer),
			[{"op": "add", "path": "/facts/data/transfers/1/assessed_by", "value": absent}],
		)
		status == "undetermined" with input as open
		weight == "blocking" with input as open
		status == "not_met" with input as elsewhere(open)
		weight == "major" with input as elsewhere(open)
	}
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
	"facts/data/transfers",
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
	"facts/data/categories",
	"facts/data/special_categories",
])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2018-10-10", "day": 17814})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2018-10-11", "day": 17815})
}
