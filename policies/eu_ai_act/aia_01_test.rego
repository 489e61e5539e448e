package requirements.eu_ai_act.aia_01_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_01

applies(changes) := answer if {
	answer := aia_01.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_01.satisfied with input as live_police_use.record(changes)
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

in_order := {"purpose.ai_act_objective": "h_i", "necessity.strictly_necessary_reason": blank.text}

with_answer(name, answer) := satisfied(object.union(object.remove(in_order, [name]), {name: answer}))

test_each_of_the_three_objectives_with_a_reason_meets_it if {
	every objective in ["h_i", "h_ii", "h_iii"] {
		with_answer("purpose.ai_act_objective", objective) == "yes"
	}
}

test_any_other_purpose_fails if {
	every objective in ["none", blank.absent] {
		with_answer("purpose.ai_act_objective", objective) == "no"
	}
}

test_an_objective_for_which_the_use_is_not_strictly_necessary_fails if {
	with_answer("necessity.strictly_necessary_reason", blank.absent) == "no"
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every name in object.keys(in_order) {
		every answer in [null, blank.withheld] {
			with_answer(name, answer) == "unknown"
		}
	}
}
