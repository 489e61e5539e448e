package requirements.un_data_protection.unp_10_test

import data.lib
import data.requirements.un_data_protection.unp_10 as requirement

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
	"audit_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
}

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"assessments": {"dpia": {"done": true}, "human_rights": {"done": false}},
		"data": {"personal": true},
		"deployment": {"mode": "realtime_rbi"},
		"governance": {
			"policy_refs": [text],
			"data_protection_officer": text,
			"accountable_owner": absent,
			"audit_last_on": days_ago(30),
			"audit_log_signed": true,
		},
	},
}

days_ago(days) := {"iso": "", "day": 20605 - days}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_an_audit_below_or_at_the_interval_is_met if {
	every days in [0, 364, 365] {
		status == "met" with input as changed("facts/governance/audit_last_on", days_ago(days))
	}
}

test_an_audit_above_the_interval_is_not_met if {
	status == "not_met" with input as changed("facts/governance/audit_last_on", days_ago(366))
}

test_an_audit_that_is_still_to_come_is_not_met if {
	status == "not_met" with input as changed("facts/governance/audit_last_on", days_ago(-1))
}

test_either_impact_assessment_is_enough if {
	status == "met" with input as both(
		["facts/assessments/dpia/done", false],
		["facts/assessments/human_rights/done", true],
	)
	status == "met" with input as changed("facts/assessments/human_rights/done", null)
}

test_no_impact_assessment_is_not_met if {
	status == "not_met" with input as changed("facts/assessments/dpia/done", false)
}

test_a_part_that_is_declared_missing_is_not_met_and_weighs_as_major if {
	every path, answer in {
		"facts/governance/policy_refs": [],
		"facts/governance/data_protection_officer": absent,
		"facts/governance/audit_last_on": absent,
		"facts/governance/audit_log_signed": false,
	} {
		status == "not_met" with input as changed(path, answer)
		weight == "major" with input as changed(path, answer)
	}
}

nobody_and_nothing := both(["facts/governance/policy_refs", []], ["facts/governance/data_protection_officer", absent])

test_it_blocks_where_there_is_neither_a_policy_nor_anybody_who_answers if {
	status == "not_met" with input as nobody_and_nothing
	weight == "blocking" with input as nobody_and_nothing
}

test_an_accountable_owner_lightens_it_without_meeting_it if {
	owned := json.patch(
		nobody_and_nothing,
		[{"op": "add", "path": "facts/governance/accountable_owner", "value": text}],
	)
	status == "not_met" with input as owned
	weight == "major" with input as owned
}

test_silence_about_both_weighs_no_less_than_their_absence if {
	weight == "blocking" with input as both(
		["facts/governance/policy_refs", null],
		["facts/governance/data_protection_officer", null],
	)
}

test_a_fault_is_left_open_while_it_is_not_known_whether_it_blocks if {
	every path in ["facts/governance/policy_refs", "facts/governance/accountable_owner"] {
		open := json.patch(nobody_and_nothing, [{"op": "add", "path": path, "value": null}])
		status == "undetermined" with input as open
		weight == "blocking" with input as open
	}
	status == "not_met" with input as nobody_and_nothing
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
	"facts/governance/policy_refs",
	"facts/governance/data_protection_officer",
	"facts/governance/audit_last_on",
	"facts/governance/audit_log_signed",
	"facts/assessments/dpia/done",
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
	"facts/assessments/human_rights/done",
])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2018-10-10", "day": 17814})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2018-10-11", "day": 17815})
}
