package ai_act_live_use_test

import data.blank
import data.terms

targeted(answer) := found if {
	found := terms.specifically_targeted with input as blank.record({"deployment": {"targeting": answer}})
}

test_a_search_for_a_named_person_or_case_is_targeted if targeted("targeted") == "yes"

test_a_search_among_those_who_signed_up_or_of_everyone_in_view_is_not if {
	every answer in ["untargeted", "enrolled_group", blank.absent] {
		targeted(answer) == "no"
	}
}

test_a_list_and_silence_leave_it_open if {
	every answer in ["watchlist", null, blank.withheld] {
		targeted(answer) == "unknown"
	}
}
