package requirements.eu_ai_act.aia_01_test

import data.lib
import data.requirements.eu_ai_act.aia_01 as requirement

status := found if {
	found := lib.status(
		requirement.applies,
		requirement.satisfied,
		in_force,
		input.law_date.day,
	) with data.profiles as profiles
}

in_force := {"from_day": 20121, "until_day": null} # 2025-02-02

profiles := {"memberships": {"european_union": [{"country": "NL", "from_day": null, "until_day": null}]}}

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"consent": {"bystanders_captured": null},
		"deployment": {"mode": "realtime_rbi", "space": "publicly_accessible", "eu_scope": null},
		"operator": {"type": "law_enforcement_authority", "on_behalf_of_law_enforcement": null},
		"place": {"country": "NL"},
		"necessity": {"strictly_necessary_reason": text},
		"purpose": {"ai_act_objective": "h_iii"},
	},
}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_each_of_the_three_objectives_with_a_reason_is_met if {
	every objective in ["h_i", "h_ii", "h_iii"] {
		status == "met" with input as changed("facts/purpose/ai_act_objective", objective)
	}
}

test_any_other_purpose_is_not_met if {
	every objective in ["none", absent] {
		status == "not_met" with input as changed("facts/purpose/ai_act_objective", objective)
	}
}

test_an_objective_for_which_use_is_not_strictly_necessary_is_not_met if {
	status == "not_met" with input as changed("facts/necessity/strictly_necessary_reason", absent)
}

test_one_to_many_matching_that_captures_bystanders_is_live_identification if {
	cooperative := both(
		["facts/deployment/mode", "identification_1n_cooperative"],
		["facts/consent/bystanders_captured", true],
	)
	status == "met" with input as cooperative
}

test_it_applies_to_those_who_act_for_the_police if {
	status == "met" with input as both(
		["facts/operator/type", "private"],
		["facts/operator/on_behalf_of_law_enforcement", true],
	)
}

test_it_applies_outside_the_union_where_the_body_says_so if {
	status == "met" with input as both(["facts/place/country", "KE"], ["facts/deployment/eu_scope", true])
}

test_it_does_not_apply_to_other_uses if {
	status == "not_applicable" with input as changed("facts/deployment/mode", "post_rbi")
	status == "not_applicable" with input as changed("facts/deployment/space", "restricted")
	status == "not_applicable" with input as both(
		["facts/place/country", "KE"],
		["facts/deployment/eu_scope", false],
	)
	status == "not_applicable" with input as both(
		["facts/operator/type", "private"],
		["facts/operator/on_behalf_of_law_enforcement", false],
	)
}

questions := [
	"facts/deployment/mode",
	"facts/deployment/space",
	"facts/operator/type",
	"facts/place/country",
	"facts/purpose/ai_act_objective",
	"facts/necessity/strictly_necessary_reason",
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

everything := questions

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2025-02-01", "day": 20120})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2025-02-02", "day": 20121})
}
