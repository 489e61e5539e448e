package lib_test

import data.lib

standing(from_day, until_day, number) := word if {
	word := lib.standing(from_day, until_day) with input as {"law_date": on(number)}
}

test_a_requirement_is_upcoming_until_the_day_it_is_in_force_and_gone_from_the_day_it_ends if {
	[standing(100, 200, n) | some n in [99, 100, 199, 200]] == ["upcoming", "in_force", "in_force", "not_applicable"]
}

test_a_requirement_without_dates_is_always_in_force if {
	standing(null, null, -1000) == "in_force"
	standing(100, null, 100000) == "in_force"
	standing(null, 200, -1000) == "in_force"
}

test_the_status_of_a_requirement_in_force if {
	lib.status("yes", "no", "yes") == "met"
	lib.status("yes", "no", "no") == "not_met"
	lib.status("yes", "no", "unknown") == "undetermined"
	lib.status("no", "no", "yes") == "not_applicable"
}

test_unknown_applicability_neither_meets_nor_fails if {
	every satisfied in ["yes", "no", "unknown"] {
		lib.status("unknown", "no", satisfied) == "undetermined"
	}
}

test_what_the_law_lets_wait_is_upcoming_and_what_it_may_let_wait_is_open if {
	every satisfied in ["yes", "no", "unknown"] {
		lib.status("yes", "yes", satisfied) == "upcoming"
		lib.status("unknown", "yes", satisfied) == "upcoming"
		lib.status("yes", "unknown", satisfied) == "undetermined"
	}
	lib.status("no", "yes", "yes") == "not_applicable"
}

test_any_other_word_is_undetermined if lib.status("yes", "no", "perhaps") == "undetermined"

weight(severity, status) := lib.weigh("duty", severity, status)

test_the_first_line_of_the_outcome_that_holds_decides if {
	heaviest_last := [
		0,
		weight("blocking", "met"),
		weight("major", "not_met"),
		weight("blocking", "undetermined"),
		weight("blocking", "not_met"),
		lib.weigh("prohibition", "blocking", "not_met"),
	]
	[lib.outcome(array.slice(heaviest_last, 0, n)) | some n in [1, 2, 3, 4, 5, 6]] == [
		"no_rule_applies",
		"compliant",
		"compliant_with_conditions",
		"undetermined",
		"non_compliant",
		"prohibited",
	]
	lib.outcome(array.reverse(heaviest_last)) == "prohibited"
}

test_a_prohibition_prohibits_whatever_its_severity_and_blocks_while_it_is_open if {
	lib.weigh("prohibition", "minor", "not_met") == 5
	lib.outcome([lib.weigh("prohibition", "blocking", "undetermined"), 1]) == "undetermined"
	lib.outcome([lib.weigh("prohibition", "blocking", "met")]) == "compliant"
}

test_a_major_requirement_that_is_not_met_or_open_is_a_condition if {
	lib.outcome([weight("major", "undetermined"), 1]) == "compliant_with_conditions"
	lib.outcome([weight("major", "not_met"), 1]) == "compliant_with_conditions"
}

test_a_minor_requirement_decides_nothing_against if {
	lib.outcome([weight("minor", "not_met"), 1]) == "compliant"
	lib.outcome([weight("minor", "not_met")]) == "no_rule_applies"
	lib.outcome([weight("minor", "undetermined")]) == "no_rule_applies"
	lib.outcome([weight("minor", "met")]) == "compliant"
}

test_what_does_not_apply_or_is_not_yet_in_force_is_no_pass if {
	lib.outcome([weight("blocking", "not_applicable"), weight("blocking", "upcoming")]) == "no_rule_applies"
}

test_in_the_binding_outcome_what_binds_counts_as_it_is_and_what_advises_not_at_all if {
	every weighed in [0, 1, 2, 3, 4, 5] {
		lib.weigh_bound("binds", "blocking", weighed) == weighed
		lib.weigh_bound("advises", "blocking", weighed) == 0
	}
}

test_what_may_bind_counts_as_undetermined_unless_it_plays_no_part if {
	[lib.weigh_bound("unresolved", "blocking", weighed) | some weighed in [0, 1, 4, 5]] == [0, 3, 3, 3]
	[lib.weigh_bound("unresolved", "major", weighed) | some weighed in [0, 1, 2]] == [0, 2, 2]
	lib.weigh_bound("unresolved", "minor", 1) == 0
}

always := [{"from_day": null, "until_day": null}]

# In France XX-1 binds two kinds of operator between two days, and XX-2 everybody; XX-3 binds in Germany alone.
profiles := {
	"known_countries": ["DE", "FR", "US"],
	"binding": {
		"FR": {
			"public_body": {"XX-1": [{"from_day": 100, "until_day": 200}], "XX-2": always},
			"law_enforcement_authority": {"XX-1": [{"from_day": 100, "until_day": 200}], "XX-2": always},
			"private": {"XX-2": always},
			"private_public_service": {"XX-2": always},
		},
		"DE": {"private": {"XX-3": always}},
	},
	"bound_somewhere": {"XX-1": true, "XX-2": true, "XX-3": true},
}

force(id, country, operator, number) := word if {
	facts := {"place": {"country": country}, "operator": {"type": operator}}
	word := lib.force(id) with data.profiles as profiles with input as {"facts": facts, "law_date": on(number)}
}

test_a_requirement_binds_the_operators_a_profile_names_while_it_does if {
	[force("XX-1", "FR", "public_body", n) | some n in [99, 100, 199, 200]] == ["advises", "binds", "binds", "advises"]
	force("XX-1", "FR", "private", 150) == "advises"
	force("XX-1", "US", "public_body", 150) == "advises"
	force("XX-3", "FR", "private", 150) == "advises"
}

test_force_is_unresolved_where_country_profile_or_operator_is_unknown if {
	every country in [null, "BR", {"state": "withheld"}, {"state": "absent"}] {
		force("XX-1", country, "public_body", 150) == "unresolved"
	}
	every operator in [null, {"state": "withheld"}, {"state": "absent"}, "a later kind"] {
		force("XX-1", "FR", operator, 150) == "unresolved"
	}
}

test_the_operator_does_not_matter_where_nobody_or_everybody_is_bound if {
	every operator in [null, {"state": "withheld"}] {
		force("XX-1", "US", operator, 150) == "advises"
		force("XX-1", "FR", operator, 99) == "advises"
		force("XX-3", "FR", operator, 150) == "advises"
		force("XX-2", "FR", operator, 150) == "binds"
	}
}

test_a_requirement_that_binds_nowhere_advises_everywhere if {
	every country in [null, "BR", "FR"] {
		force("XX-9", country, null, 150) == "advises"
	}
}

test_a_result_says_status_severity_force_exceptions_and_both_weights if {
	facts := {"place": {"country": "FR"}, "operator": {"type": "private"}}
	result := lib.result("XX-2", "duty", "major", "not_met", ["one"]) with data.profiles as profiles
		with input as {"facts": facts, "law_date": on(150)}
	result == ["not_met", "major", "binds", ["one"], 2, 2]
}
