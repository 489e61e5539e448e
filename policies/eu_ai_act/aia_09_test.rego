package requirements.eu_ai_act.aia_09_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_09

applies(changes) := answer if {
	answer := aia_09.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_09.satisfied with input as live_police_use.record(changes)
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

law(objective, objectives) := satisfied({
	"legal_basis.national_rbi_law": blank.text,
	"legal_basis.national_rbi_objectives": objectives,
	"purpose.ai_act_objective": objective,
})

all_three := ["h_i", "h_ii", "h_iii"]

test_a_law_that_names_the_objective_of_the_use_meets_it if {
	every objective in all_three {
		law(objective, [objective]) == "yes"
		law(objective, all_three) == "yes"
	}
}

test_a_law_that_names_other_objectives_fails if {
	every objective in all_three {
		law(objective, [other | some other in all_three; other != objective]) == "no"
	}
}

test_a_law_that_names_no_objective_fails_whatever_the_objective if {
	every objective in array.concat(all_three, [null, "none"]) {
		law(objective, []) == "no"
	}
}

test_no_objective_of_the_regulation_is_no_objective_of_the_law if {
	every objective in ["none", blank.absent] {
		law(objective, all_three) == "no"
	}
}

test_without_a_law_it_fails if {
	satisfied({"legal_basis.national_rbi_law": blank.absent}) == "no"
	satisfied({
		"legal_basis.national_rbi_law": null,
		"legal_basis.national_rbi_objectives": all_three,
		"purpose.ai_act_objective": "h_i",
	}) == "unknown"
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every answer in [null, blank.withheld] {
		law(answer, all_three) == "unknown"
		law("h_i", answer) == "unknown"
	}
}
