package requirements.un_data_protection.unp_01_test

import data.lib
import data.requirements.un_data_protection.unp_01 as requirement

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
		"data": {"personal": true, "collection_fair": true},
		"deployment": {"mode": "realtime_rbi"},
		"legal_basis": {"type": "statute", "citation": text},
	},
}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_every_named_footing_with_its_citation_is_met if {
	every footing in [
		"statute",
		"regulation",
		"published_code_under_statute",
		"common_law_plus_policy",
		"mandate",
		"consent",
		"vital_interest",
		"best_interests",
	] {
		status == "met" with input as changed("facts/legal_basis/type", footing)
	}
}

test_a_policy_or_a_contract_alone_does_not_carry_identification_among_many if {
	every footing in ["policy", "contract"] {
		every mode in ["realtime_rbi", "post_rbi", "identification_1n_cooperative"] {
			status == "not_met" with input as both(["facts/legal_basis/type", footing], ["facts/deployment/mode", mode])
		}
	}
}

test_a_policy_or_a_contract_is_a_footing_for_anything_else if {
	every footing in ["policy", "contract"] {
		every mode in ["verification_1_1", "behaviour_analytics"] {
			status == "met" with input as both(["facts/legal_basis/type", footing], ["facts/deployment/mode", mode])
		}
	}
}

test_a_policy_is_undetermined_while_the_mode_is_not_known if {
	status == "undetermined" with input as both(
		["facts/legal_basis/type", "policy"],
		["facts/deployment/mode", null],
	)
}

test_no_footing_is_not_met if {
	every footing in ["none_identified", absent] {
		status == "not_met" with input as changed("facts/legal_basis/type", footing)
	}
}

test_no_footing_is_not_met_even_where_a_policy_would_do if {
	status == "not_met" with input as both(
		["facts/legal_basis/type", "none_identified"],
		["facts/deployment/mode", "verification_1_1"],
	)
}

test_a_footing_that_is_written_nowhere_is_not_met if {
	status == "not_met" with input as changed("facts/legal_basis/citation", absent)
}

test_unfair_collection_is_not_met if {
	status == "not_met" with input as changed("facts/data/collection_fair", false)
}

test_only_the_fairness_half_weighs_as_major if {
	weight == "major" with input as changed("facts/data/collection_fair", false)
	weight == "blocking" with input as changed("facts/legal_basis/citation", absent)
	weight == "blocking" with input as changed("facts/legal_basis/type", null)
}

test_unfair_collection_is_left_open_while_the_footing_is_not_known if {
	every path in ["facts/legal_basis/type", "facts/legal_basis/citation"] {
		every answer in [null, withheld] {
			open := both([path, answer], ["facts/data/collection_fair", false])
			status == "undetermined" with input as open
			weight == "blocking" with input as open
		}
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
	"facts/legal_basis/type",
	"facts/legal_basis/citation",
	"facts/data/collection_fair",
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
