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

strict(results) := lib.strict_outcome(results, [])

advising(results) := [[result[0], result[1], "advises"] | some result in results]

# From the lightest to the heaviest, the last one a prohibition.
results := [
	["upcoming", "blocking", "binds"],
	["met", "blocking", "binds"],
	["not_met", "major", "binds"],
	["undetermined", "blocking", "binds"],
	["not_met", "blocking", "binds"],
]

forbidden := ["not_met", "blocking", "binds"]

outcomes := ["no_rule_applies", "compliant", "compliant_with_conditions", "undetermined", "non_compliant"]

test_the_first_line_of_the_outcome_that_holds_decides if {
	[strict(array.slice(results, 0, n)) | some n in [1, 2, 3, 4, 5]] == outcomes
	strict(array.reverse(results)) == "non_compliant"
	lib.strict_outcome(results, [forbidden]) == "prohibited"
}

test_a_prohibition_prohibits_whatever_its_severity_and_blocks_while_it_is_open if {
	lib.strict_outcome([["not_met", "minor", "binds"]], [["not_met", "minor", "binds"]]) == "prohibited"
	open := [["undetermined", "blocking", "binds"], ["met", "blocking", "binds"]]
	lib.strict_outcome(open, [open[0]]) == "undetermined"
	lib.strict_outcome([open[1]], [open[1]]) == "compliant"
}

test_a_major_requirement_that_is_not_met_or_open_is_a_condition if {
	strict([["undetermined", "major", "binds"], results[1]]) == "compliant_with_conditions"
	strict([["not_met", "major", "binds"], results[1]]) == "compliant_with_conditions"
	strict([["met", "major", "binds"]]) == "compliant"
}

test_a_minor_requirement_decides_nothing_against if {
	strict([["not_met", "minor", "binds"], results[1]]) == "compliant"
	strict([["not_met", "minor", "binds"]]) == "no_rule_applies"
	strict([["undetermined", "minor", "binds"]]) == "no_rule_applies"
	strict([["met", "minor", "binds"]]) == "compliant"
}

test_what_does_not_apply_or_is_not_yet_in_force_is_no_pass if {
	strict([["not_applicable", "blocking", "binds"], ["upcoming", "blocking", "binds"]]) == "no_rule_applies"
}

test_in_the_binding_outcome_what_binds_counts_as_it_is_and_what_advises_not_at_all if {
	every n in [1, 2, 3, 4, 5] {
		some_results := array.slice(results, 0, n)
		lib.binding_outcome(some_results, []) == lib.strict_outcome(some_results, [])
		lib.binding_outcome(advising(some_results), []) == "no_rule_applies"
		lib.binding_outcome(array.concat(some_results, advising(results)), []) == outcomes[n - 1]
	}
	lib.binding_outcome([forbidden], [forbidden]) == "prohibited"
	kept := ["met", "blocking", "binds"]
	lib.binding_outcome([kept], [kept]) == "compliant"
	lib.binding_outcome(advising([forbidden]), advising([forbidden])) == "no_rule_applies"
}

test_what_may_bind_counts_as_undetermined_unless_it_plays_no_part if {
	every status in ["met", "not_met", "undetermined"] {
		lib.binding_outcome([[status, "blocking", "unresolved"]], []) == "undetermined"
		lib.binding_outcome([[status, "blocking", "unresolved"]], [[status, "blocking", "unresolved"]]) == "undetermined"
		lib.binding_outcome([[status, "major", "unresolved"]], []) == "compliant_with_conditions"
		lib.binding_outcome([[status, "minor", "unresolved"]], []) == "no_rule_applies"
	}
	every status in ["not_applicable", "upcoming"] {
		lib.binding_outcome([[status, "blocking", "unresolved"]], []) == "no_rule_applies"
	}
}

always := [{"from_day": null, "until_day": null}]

# In France XX-1 binds two kinds of operator between two days, and XX-2 everybody; XX-3 binds in Germany
# alone. Of Serbia is known that XX-1 binds its public bodies, and nothing of what else does.
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
		"RS": {"public_body": {"XX-1": [{"from_day": 100, "until_day": 200}]}},
	},
	"bound_somewhere": {"XX-1": true, "XX-2": true, "XX-3": true},
}

force(id, country, operator, number) := word if {
	facts := {"place": {"country": country}, "operator": {"type": operator}}
	word := lib.force(id, lib.here) with data.profiles as profiles with input as {"facts": facts, "law_date": on(number)}
}

test_a_requirement_binds_the_operators_a_profile_names_while_it_does if {
	[force("XX-1", "FR", "public_body", n) | some n in [99, 100, 199, 200]] == ["advises", "binds", "binds", "advises"]
	force("XX-1", "FR", "private", 150) == "advises"
	force("XX-3", "FR", "private", 150) == "advises"
}

test_profiles_that_bind_some_kinds_of_operator_say_nothing_of_the_others if {
	every operator in ["law_enforcement_authority", "public_body", "private_public_service"] {
		force("XX-3", "DE", operator, 150) == "unresolved"
		force("XX-4", "DE", operator, 150) == "advises"
	}
	every operator in ["law_enforcement_authority", "public_body", "private", "private_public_service"] {
		force("XX-1", "US", operator, 150) == "unresolved"
	}
}

test_what_a_profile_does_not_name_advises_those_it_knows if {
	force("XX-3", "DE", "private", 150) == "binds"
	every operator in ["private", "private_public_service"] {
		force("XX-1", "FR", operator, 150) == "advises"
	}
}

test_what_else_binds_is_unresolved_in_a_country_of_which_only_a_part_is_known if {
	[force("XX-1", "RS", "public_body", n) | some n in [99, 100, 199, 200]] == ["unresolved", "binds", "binds", "unresolved"]
	force("XX-3", "RS", "public_body", 150) == "unresolved"
	force("XX-9", "RS", "public_body", 150) == "advises"
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
