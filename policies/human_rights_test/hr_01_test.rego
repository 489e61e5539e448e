package requirements.human_rights_test.hr_01_test

import data.blank
import data.requirements.human_rights_test.hr_01

satisfied(answers) := answer if {
	answer := hr_01.satisfied with input as blank.record(answers)
		with data.profiles.memberships as memberships
}

exceptions(answers) := answer if {
	answer := hr_01.exceptions with input as blank.record(answers)
		with data.profiles.memberships as memberships
}

on_day(day, answers) := answer if {
	answer := hr_01.satisfied with input as blank.record_on("", day, answers)
		with data.profiles.memberships as memberships
}

memberships := blank.by_country({
	"european_union": [{"country": country, "from_day": null, "until_day": null} | some country in ["DK", "FR", "IE"]],
	"european_union_live_identification": [{"country": "FR", "from_day": null, "until_day": null}],
	"council_of_europe": [],
})

basis(type) := {"legal_basis": {"type": type}}

precise_policy(changes) := {
	"legal_basis": object.union(
		{
			"type": "common_law_plus_policy",
			"published": true,
			"specifies_who": true,
			"specifies_where": true,
			"specifies_when": true,
		},
		changes,
	),
	"watchlist": {"exists": true, "criteria_defined": true},
}

england := {"place": {"country": "GB", "subdivision": "GB-ENG"}, "deployment": live}

live := {"mode": "realtime_rbi", "space": "publicly_accessible"}

live_police_in(country) := {
	"deployment": live,
	"operator": {"type": "law_enforcement_authority", "on_behalf_of_law_enforcement": null},
	"place": {"country": country, "subdivision": null},
}

test_it_always_applies if hr_01.applies == "yes"

test_an_empty_record_leaves_it_open if satisfied({}) == "unknown"

test_a_rule_of_law_is_enough_where_nothing_more_is_asked if {
	every type in ["statute", "regulation", "published_code_under_statute"] {
		satisfied(object.union(basis(type), england)) == "yes"
	}
}

test_no_basis_and_bases_that_are_no_law_are_not_enough if {
	every type in ["none_identified", "policy", "contract", "mandate", {"state": "absent"}] {
		satisfied(basis(type)) == "no"
	}
}

test_a_withheld_basis_settles_nothing if satisfied(basis(blank.withheld)) == "unknown"

test_a_ground_inside_a_law_does_not_say_which_law if {
	every type in ["vital_interest", "best_interests"] {
		satisfied(object.union(basis(type), england)) == "unknown"
	}
}

test_common_law_with_a_precise_published_policy_is_law_in_england_and_wales if {
	every code in ["GB-ENG", "GB-WLS", "GB-EAW"] {
		answers := object.union(precise_policy({}), {
			"place": {"country": "GB", "subdivision": code},
			"deployment": live,
		})
		satisfied(answers) == "yes"
		exceptions(answers) == ["common_law_with_published_policy"]
	}
}

test_elsewhere_common_law_with_a_policy_is_neither_accepted_nor_refused if {
	every place in [
		{"country": "GB", "subdivision": "GB-SCT"},
		{"country": "GB", "subdivision": null},
		{"country": "AU", "subdivision": null},
	] {
		satisfied(object.union(precise_policy({}), {"place": place, "deployment": live})) == "unknown"
	}
}

test_a_policy_that_leaves_discretion_is_not_law_anywhere if {
	every limb in ["published", "specifies_who", "specifies_where", "specifies_when"] {
		satisfied(object.union(precise_policy({limb: false}), england)) == "no"
		satisfied(object.union(precise_policy({limb: false}), {"deployment": live})) == "no"
	}
}

test_a_policy_that_leaves_open_who_goes_on_the_watchlist_is_not_law_anywhere if {
	open_list := object.union(precise_policy({}), {"watchlist": {"criteria_defined": false}})
	satisfied(object.union(open_list, england)) == "no"
	satisfied(object.union(open_list, {"deployment": live})) == "no"
}

test_a_policy_not_known_to_be_precise_stays_open if {
	satisfied(object.union(precise_policy({"specifies_who": null}), england)) == "unknown"
}

test_free_consent_of_those_who_present_themselves_leaves_nothing_to_authorise if {
	answers := object.union(basis("consent"), {"consent": free_consent, "deployment": access_gate})
	satisfied(answers) == "yes"
	exceptions(answers) == ["freely_given_consent"]
}

test_consent_that_is_not_free_is_no_basis if {
	every flaw in [
		{"power_imbalance": true},
		{"alternative_equal": false},
		{"explicit": false},
		{"relied_on": false},
		{"bystanders_captured": true},
	] {
		consent := object.union(free_consent, flaw)
		satisfied(object.union(basis("consent"), {"consent": consent, "deployment": access_gate})) == "no"
	}
}

test_a_crowd_cannot_consent if {
	satisfied(object.union(basis("consent"), {"consent": free_consent, "deployment": live})) == "no"
}

test_consent_not_known_to_be_free_stays_open if {
	satisfied(object.union(basis("consent"), {"deployment": access_gate})) == "unknown"
}

test_live_police_use_in_the_union_needs_a_rule_made_for_it_from_the_day_article_5_applies if {
	general := object.union(live_police_in("FR"), law_for_biometrics(false))
	on_day(20120, general) == "yes"
	on_day(20121, general) == "no"
	on_day(20122, general) == "no"
	on_day(20121, object.union(live_police_in("FR"), law_for_biometrics(true))) == "yes"
	on_day(20121, object.union(live_police_in("FR"), law_for_biometrics(null))) == "unknown"
	on_day(20121, object.union(live_police_in("GB"), law_for_biometrics(false))) == "yes"
	on_day(20121, object.union(live_police_in("DK"), law_for_biometrics(false))) == "yes"
	on_day(20121, object.union(live_police_in("IE"), law_for_biometrics(false))) == "unknown"
	on_day(20121, object.union(live_police_in("IE"), law_for_biometrics(true))) == "yes"
}

test_reliance_on_a_general_rule_is_shown if {
	exceptions(object.union(live_police_in("GB"), law_for_biometrics(false))) == ["rule_not_specific_to_biometrics"]
	exceptions(object.union(live_police_in("GB"), law_for_biometrics(true))) == []
	exceptions(object.union(live_police_in("GB"), law_for_biometrics(null))) == []
}

test_a_rule_that_is_not_enough_is_no_reliance_on_a_general_one if {
	exceptions(object.union(live_police_in("FR"), law_for_biometrics(false))) == []
	exceptions(object.union(basis("policy"), {"legal_basis": {"biometric_specific": false}})) == []
}

law_for_biometrics(answer) := {"legal_basis": {"type": "statute", "biometric_specific": answer}}

free_consent := {
	"relied_on": true,
	"explicit": true,
	"alternative_equal": true,
	"power_imbalance": false,
	"bystanders_captured": false,
}

access_gate := {"mode": "identification_1n_cooperative"}
