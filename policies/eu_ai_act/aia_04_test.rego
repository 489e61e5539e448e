package requirements.eu_ai_act.aia_04_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_04

applies(changes) := answer if {
	answer := aia_04.applies with input as live_police_use.record(object.union({"purpose.ai_act_objective": "h_iii"}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_04.satisfied with input as live_police_use.record(changes)
		with data.parameters.annex_ii_min_sentence_years as [{"from_day": null, "until_day": null, "value": 4}]
}

test_it_applies_to_live_use_by_police_in_public_places if {
	applies({}) == "yes"
	every changes in live_police_use.same_uses {
		applies(changes) == "yes"
	}
}

test_it_does_not_apply_to_other_uses if {
	every changes in live_police_use.other_uses {
		applies(changes) == "no"
	}
}

test_it_is_open_while_the_use_is_not_known if {
	every changes in live_police_use.open_uses {
		applies(changes) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if satisfied({}) == "unknown"

test_it_applies_to_this_objective_only if {
	every objective in ["h_i", "h_ii", "none", blank.absent] {
		applies({"purpose.ai_act_objective": objective}) == "no"
	}
	every objective in [null, blank.withheld] {
		applies({"purpose.ai_act_objective": objective}) == "unknown"
	}
}

offence(code, years) := satisfied({"purpose.offence_code": code, "purpose.offence_max_years": years})

annex_ii := {
	"terrorism",
	"human_trafficking",
	"csea",
	"drugs",
	"weapons",
	"homicide_gbh",
	"organ_trade",
	"nuclear",
	"kidnapping",
	"icc_crimes",
	"hijacking",
	"rape",
	"environmental",
	"armed_robbery",
	"sabotage",
	"criminal_org",
}

test_each_of_the_sixteen_offences_meets_it_and_there_is_no_other if {
	count(aia_04.annex_ii) == 16
	every code in annex_ii {
		offence(code, 4) == "yes"
	}
}

test_another_offence_fails_however_grave if {
	every code in ["other", blank.absent] {
		offence(code, 99) == "no"
		offence(code, null) == "no"
	}
}

test_the_sentence_below_at_and_above_four_years if {
	[offence("rape", years) | some years in [3, 4, 5]] == ["no", "yes", "yes"]
	offence("rape", blank.absent) == "no"
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every answer in [null, blank.withheld] {
		offence(answer, 5) == "unknown"
		offence("rape", answer) == "unknown"
	}
}

test_a_lesser_offence_fails_whichever_it_is if offence(null, 3) == "no"

test_without_the_measure_of_the_law_it_stays_open if {
	open := aia_04.satisfied with input as live_police_use.record({
		"purpose.offence_code": "rape",
		"purpose.offence_max_years": 5,
	})
		with data.parameters as {}
	open == "unknown"
}
