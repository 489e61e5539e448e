package main_test

import data.blank
import data.main

# Four requirements of two frameworks: in the human-rights test one that needs a rule (HR-02) and one that weighs by
# the case (HR-05), in another a prohibition without a file of its own, and one still to come.
catalogue := {
	"human_rights_test": {
		"hr_02": {
			"id": "HR-02",
			"kind": "duty",
			"severity": "blocking",
			"ground": "legality",
			"inputs": [["deployment", "mode"], ["legal_basis", "published"]],
			"in_force": {"from_day": null, "until_day": null},
		},
		"hr_05": {
			"id": "HR-05",
			"kind": "duty",
			"severity": "blocking",
			"ground": "necessity",
			"inputs": [["necessity", "alternatives"]],
			"in_force": {"from_day": null, "until_day": null},
		},
	},
	"another": {
		"zz_1": {
			"id": "ZZ-1",
			"kind": "prohibition",
			"severity": "blocking",
			"ground": "legality",
			"inputs": [["section", "nowhere"]],
			"in_force": {"from_day": null, "until_day": null},
		},
		"aa_1": {
			"id": "AA-1",
			"kind": "duty",
			"severity": "minor",
			"ground": "security",
			"inputs": [],
			"in_force": {"from_day": 20606, "until_day": null},
		},
	},
}

entry(country) := {
	"country": country,
	"operator": "law_enforcement_authority",
	"from_day": null,
	"until_day": null,
}

profiles := {
	"known_countries": ["FR", "US"],
	"binding": {"HR-02": [entry("FR")], "HR-05": [entry("FR")], "AA-1": [entry("FR")]},
	"memberships": {"european_union": [], "european_union_live_identification": [], "council_of_europe": []},
}

parameters := {"min_alternatives": [{"from_day": null, "until_day": null, "value": 2}]}

assessment(answers) := result if {
	result := main.assessment with input as blank.record(answers)
		with data.catalogue as catalogue
		with data.profiles as profiles
		with data.parameters as parameters
}

requirement(id, answers) := one if {
	some one in assessment(answers).requirements
	one.id == id
}

french_police := {
	"place": {"country": "FR"},
	"operator": {"type": "law_enforcement_authority"},
}

precise := {
	"legal_basis": {
		"published": true,
		"specifies_who": true,
		"specifies_where": true,
		"specifies_when": true,
	},
	"watchlist": {"criteria_defined": true},
}

alternatives(number) := {"necessity": {"alternatives": [{"why_insufficient": blank.text} |
	some _ in array.slice([1, 2, 3], 0, number)
]}}

lawful := object.union_n([french_police, precise, alternatives(2), {"deployment": {"mode": "realtime_rbi"}}])

test_requirements_come_in_the_order_of_their_ids if {
	[one.id | some one in assessment({}).requirements] == ["AA-1", "HR-02", "HR-05", "ZZ-1"]
}

test_the_law_date_and_the_version_of_the_facts_are_repeated if {
	assessment({}).law_date == {"iso": "2026-06-01", "day": 20605}
	assessment({}).facts_version == 1
}

test_a_requirement_is_shown_with_what_it_read if {
	requirement("HR-02", object.union(french_police, {
		"legal_basis": {"published": false},
		"deployment": {"mode": "post_rbi"},
	})) == {
		"id": "HR-02",
		"framework": "human_rights_test",
		"kind": "duty",
		"ground": "legality",
		"severity": "blocking",
		"force": "binds",
		"status": "not_met",
		"exceptions": ["no_place_is_chosen"],
		"evidence": {"deployment.mode": "post_rbi", "legal_basis.published": false},
	}
}

test_withheld_answers_are_shown_as_withheld if {
	answers := {"deployment": {"mode": blank.withheld}}
	requirement("HR-02", answers).evidence["deployment.mode"] == blank.withheld
}

test_an_answer_that_the_facts_do_not_have_is_shown_as_unanswered if {
	requirement("ZZ-1", {}).evidence == {"section.nowhere": null}
}

test_an_empty_record_is_undetermined_in_both_outcomes if {
	{one.status | some one in assessment({}).requirements} == {"undetermined", "upcoming"}
	assessment({}).outcome == {"binding": "undetermined", "strict": "undetermined"}
}

test_a_requirement_without_a_rule_is_undetermined_and_does_not_disappear if {
	requirement("ZZ-1", lawful).status == "undetermined"
	requirement("ZZ-1", lawful).exceptions == []
}

test_a_rule_that_says_nothing_of_being_satisfied_is_undetermined if {
	silent := main.assessment.requirements with input as blank.record(lawful)
		with data.catalogue as {"another": {"zz_1": catalogue.another.zz_1}}
		with data.requirements.another as {"zz_1": {"applies": "yes"}}
		with data.profiles as profiles
		with data.parameters as parameters
	[one.status | some one in silent] == ["undetermined"]
}

test_the_binding_outcome_ignores_what_advises_and_the_strict_one_counts_it if {
	requirement("ZZ-1", lawful).force == "advises"
	assessment(lawful).outcome == {"binding": "compliant", "strict": "undetermined"}
}

test_the_severity_in_effect_for_the_case_counts if {
	short := object.union(lawful, alternatives(1))
	requirement("HR-05", short).status == "not_met"
	requirement("HR-05", short).severity == "major"
	assessment(short).outcome.binding == "compliant_with_conditions"
	requirement("HR-05", object.union(lawful, {"necessity": {"alternatives": []}})).severity == "blocking"
	assessment(object.union(lawful, {"necessity": {"alternatives": []}})).outcome.binding == "non_compliant"
}

test_what_may_bind_counts_as_undetermined_even_where_it_is_met if {
	unresolved := object.union(lawful, {"place": {"country": null}})
	requirement("HR-02", unresolved).status == "met"
	requirement("HR-02", unresolved).force == "unresolved"
	assessment(unresolved).outcome.binding == "undetermined"
}

test_what_may_bind_but_plays_no_part_is_not_counted_against if {
	assessment({}).outcome.binding == "undetermined"
	upcoming_only := main.assessment.outcome.binding with input as blank.record({})
		with data.catalogue as {"another": {"aa_1": catalogue.another.aa_1}}
		with data.profiles as profiles
		with data.parameters as parameters
	upcoming_only == "no_rule_applies"
}

test_in_a_country_where_nothing_binds_no_rule_applies if {
	elsewhere := object.union(lawful, {"place": {"country": "US"}})
	{one.force | some one in assessment(elsewhere).requirements} == {"advises"}
	assessment(elsewhere).outcome.binding == "no_rule_applies"
}

test_the_other_kind_of_operator_is_not_bound if {
	shop := object.union(lawful, {"operator": {"type": "private"}})
	requirement("HR-02", shop).force == "advises"
}
