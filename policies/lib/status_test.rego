package lib_test

import data.lib

in_force := {"from_day": 100, "until_day": 200}

status(applies, satisfied, number) := lib.status(applies, satisfied, in_force, number)

test_the_status_of_a_requirement_in_force if {
	status("yes", "yes", 150) == "met"
	status("yes", "no", 150) == "not_met"
	status("yes", "unknown", 150) == "undetermined"
	status("no", "yes", 150) == "not_applicable"
}

test_unknown_applicability_neither_meets_nor_fails if {
	every satisfied in ["yes", "no", "unknown"] {
		status("unknown", satisfied, 150) == "undetermined"
	}
}

test_a_requirement_is_upcoming_until_the_day_it_is_in_force if {
	status("yes", "no", 99) == "upcoming"
	status("unknown", "no", 99) == "upcoming"
	status("no", "no", 99) == "not_applicable"
	status("yes", "no", 100) == "not_met"
}

test_a_requirement_that_has_ceased_to_be_in_force_does_not_apply if {
	status("yes", "no", 199) == "not_met"
	status("yes", "no", 200) == "not_applicable"
	status("unknown", "no", 200) == "not_applicable"
}

test_any_other_word_is_undetermined if status("yes", "perhaps", 150) == "undetermined"

counted(severity, status_) := {"kind": "duty", "severity": severity, "status": status_}

prohibition(status_) := {"kind": "prohibition", "severity": "blocking", "status": status_}

met := counted("blocking", "met")

test_the_first_line_of_the_outcome_that_holds_decides if {
	everything := [
		counted("major", "not_met"),
		counted("blocking", "undetermined"),
		counted("blocking", "not_met"),
		prohibition("not_met"),
		met,
	]
	lib.outcome(everything) == "prohibited"
	lib.outcome(array.slice(array.concat([met], everything), 0, 4)) == "non_compliant"
	lib.outcome(array.slice(array.concat([met], everything), 0, 3)) == "undetermined"
	lib.outcome(array.slice(array.concat([met], everything), 0, 2)) == "compliant_with_conditions"
	lib.outcome([met]) == "compliant"
	lib.outcome([]) == "no_rule_applies"
}

test_a_prohibition_blocks_also_while_it_is_open if {
	lib.outcome([prohibition("undetermined"), met]) == "undetermined"
	lib.outcome([prohibition("met")]) == "compliant"
}

test_an_open_major_requirement_is_a_condition if {
	lib.outcome([counted("major", "undetermined"), met]) == "compliant_with_conditions"
}

test_a_minor_requirement_decides_nothing_against if {
	lib.outcome([counted("minor", "not_met"), met]) == "compliant"
	lib.outcome([counted("minor", "not_met")]) == "no_rule_applies"
}

test_what_does_not_apply_or_is_not_yet_in_force_is_no_pass if {
	lib.outcome([counted("blocking", "not_applicable"), counted("blocking", "upcoming")]) == "no_rule_applies"
}

entries := [
	{"country": "FR", "operator": "public_body", "from_day": 100, "until_day": 200},
	{"country": "FR", "operator": "law_enforcement_authority", "from_day": 100, "until_day": 200},
]

for_all := [{"country": "FR", "operator": operator, "from_day": null, "until_day": null} |
	some operator in lib.operator_types
]

force(country, operator, number) := lib.force(entries, country, operator, ["FR", "US"], number)

test_a_requirement_binds_the_operators_a_profile_names_while_it_does if {
	[force("FR", "public_body", n) | some n in [99, 100, 199, 200]] == ["advises", "binds", "binds", "advises"]
	force("FR", "private", 150) == "advises"
	force("US", "public_body", 150) == "advises"
}

test_force_is_unresolved_where_country_profile_or_operator_is_unknown if {
	every country in [null, "BR", {"state": "withheld"}, {"state": "absent"}] {
		force(country, "public_body", 150) == "unresolved"
	}
	every operator in [null, {"state": "withheld"}, {"state": "absent"}] {
		force("FR", operator, 150) == "unresolved"
	}
}

test_the_operator_does_not_matter_where_nobody_or_everybody_is_bound if {
	force("US", null, 150) == "advises"
	force("FR", null, 99) == "advises"
	lib.force(for_all, "FR", null, ["FR"], 150) == "binds"
}

test_a_requirement_that_binds_nowhere_advises_everywhere if {
	every country in [null, "BR", "FR"] {
		lib.force([], country, null, ["FR"], 150) == "advises"
	}
}
