package requirements.eu_ai_act.aia_03_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_03

applies(changes) := answer if {
	answer := aia_03.applies with input as live_police_use.record(object.union({"purpose.ai_act_objective": "h_ii"}, changes))
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_03.satisfied with input as live_police_use.record(changes)
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
	every objective in ["h_i", "h_iii", "none", blank.absent] {
		applies({"purpose.ai_act_objective": objective}) == "no"
	}
	every objective in [null, blank.withheld] {
		applies({"purpose.ai_act_objective": objective}) == "unknown"
	}
}

words := ["purpose.threat_specific", "purpose.threat_substantial", "purpose.threat_imminent"]

threat(terrorist, changes) := satisfied(object.union(
	object.union({word: true | some word in words}, {"purpose.threat_terrorist": terrorist}),
	changes,
))

test_a_specific_substantial_and_imminent_threat_meets_it_whatever_its_origin if {
	every terrorist in [true, false, null] {
		threat(terrorist, {}) == "yes"
	}
}

test_each_of_the_three_words_is_needed if {
	every word in words {
		threat(false, {word: false}) == "no"
		threat(false, {word: null}) == "unknown"
		threat(false, {word: blank.withheld}) == "unknown"
	}
}

test_a_threat_of_a_terrorist_attack_need_be_none_of_the_three if {
	every answer in [false, null] {
		threat(true, {word: answer | some word in words}) == "yes"
	}
}

test_a_threat_that_may_be_terrorist_stays_open if {
	every terrorist in [null, blank.withheld] {
		threat(terrorist, {"purpose.threat_imminent": false}) == "unknown"
	}
}

test_no_threat_at_all_fails if threat(false, {word: false | some word in words}) == "no"
