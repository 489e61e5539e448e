package requirements.eu_ai_act.aia_02_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_02

applies(changes) := answer if {
	answer := aia_02.applies with input as live_police_use.record(object.union({"purpose.ai_act_objective": "h_i"}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_02.satisfied with input as live_police_use.record(changes)
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
	every objective in ["h_ii", "h_iii", "none", blank.absent] {
		applies({"purpose.ai_act_objective": objective}) == "no"
	}
	every objective in [null, blank.withheld] {
		applies({"purpose.ai_act_objective": objective}) == "unknown"
	}
}

search(category, targeting) := satisfied({"purpose.victim_category": category, "deployment.targeting": targeting})

test_a_search_for_missing_persons_meets_it if {
	every targeting in ["targeted", "watchlist", "untargeted", null] {
		search("missing_person", targeting) == "yes"
	}
}

test_a_targeted_search_for_victims_of_the_three_crimes_meets_it if {
	every category in ["abduction", "trafficking", "sexual_exploitation"] {
		search(category, "targeted") == "yes"
	}
}

test_a_search_for_victims_that_is_not_targeted_fails if {
	every category in ["abduction", "trafficking", "sexual_exploitation"] {
		every targeting in ["untargeted", "enrolled_group", blank.absent] {
			search(category, targeting) == "no"
		}
	}
}

test_a_list_of_victims_leaves_it_open if {
	every targeting in ["watchlist", null, blank.withheld] {
		search("abduction", targeting) == "unknown"
	}
}

test_a_search_for_nobody_of_these_fails if search(blank.absent, "targeted") == "no"

test_without_knowing_who_is_searched_for_it_stays_open if {
	every category in [null, blank.withheld] {
		search(category, "targeted") == "unknown"
		search(category, "untargeted") == "unknown"
	}
}
