package requirements.eu_ai_act.aia_05_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_05

applies(changes) := answer if {
	answer := aia_05.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_05.satisfied with input as live_police_use.record(changes)
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

in_order := {
	"deployment.targeting": "targeted",
	"necessity.harm_if_not_used": blank.text,
	"proportionality.consequences": blank.text,
}

with_answer(name, answer) := satisfied(object.union(object.remove(in_order, [name]), {name: answer}))

test_a_search_for_one_person_with_both_harms_weighed_meets_it if satisfied(in_order) == "yes"

test_a_search_for_nobody_in_particular_fails if {
	every targeting in ["untargeted", "enrolled_group", blank.absent] {
		with_answer("deployment.targeting", targeting) == "no"
	}
}

test_a_list_leaves_it_open if with_answer("deployment.targeting", "watchlist") == "unknown"

test_both_sides_are_weighed if {
	every name in ["necessity.harm_if_not_used", "proportionality.consequences"] {
		with_answer(name, blank.absent) == "no"
	}
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every name in object.keys(in_order) {
		every answer in [null, blank.withheld] {
			with_answer(name, answer) == "unknown"
		}
	}
}
