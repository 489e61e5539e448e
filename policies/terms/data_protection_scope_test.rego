package data_protection_scope_test

import data.blank
import data.terms

memberships := blank.by_country({
	"european_union": [{"country": "FR", "from_day": null, "until_day": null}],
	"european_economic_area": [
		{"country": "NO", "from_day": null, "until_day": null},
		{"country": "LI", "from_day": 20605, "until_day": null},
	],
	"council_of_europe": [{"country": "CH", "from_day": null, "until_day": null}],
})

term(name, changes) := term_on(name, 20605, changes)

term_on(name, day, changes) := answer if {
	answer := terms[name] with input as blank.record_on("", day, object.union(governed[name], changes))
		with data.profiles.memberships as memberships
}

governed := {
	"within_gdpr": {
		"place": {"country": "FR"},
		"operator": {"type": "private", "on_behalf_of_law_enforcement": false},
	},
	"economic_area_under_gdpr": {"place": {"country": "NO"}},
	"begun_before_gdpr_or_never": {},
	"le_biometrics": {
		"place": {"country": "FR"},
		"operator": {"type": "law_enforcement_authority"},
		"deployment": {"mode": "post_rbi", "processing": "retrospective"},
	},
	"coe_biometrics": {"place": {"country": "CH"}, "deployment": {"mode": "post_rbi", "processing": "retrospective"}},
}

test_an_empty_record_settles_none_of_them if {
	every name in object.keys(governed) {
		open := terms[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_the_regulation_governs_bodies_outside_law_enforcement if {
	term("within_gdpr", {}) == "yes"
	policing := {"purpose": {"code": "criminal_investigation"}}
	term("within_gdpr", object.union(policing, {"operator": {"type": "law_enforcement_authority"}})) == "no"
	term("within_gdpr", object.union(policing, {"operator": {"on_behalf_of_law_enforcement": true}})) == "no"
	term("within_gdpr", {"operator": {"type": "law_enforcement_authority"}}) == "unknown"
	term("within_gdpr", {"operator": {"on_behalf_of_law_enforcement": null}}) == "unknown"
}

test_what_an_authority_does_as_an_employer_is_no_law_enforcement if {
	police := {"operator": {"type": "law_enforcement_authority"}}
	term("within_gdpr", object.union(police, {
		"purpose": {"code": "attendance"},
		"deployment": {"mode": "verification_1_1"},
	})) == "yes"
	term("within_gdpr", object.union(police, {
		"purpose": {"code": "attendance"},
		"deployment": {"mode": "realtime_rbi"},
	})) == "no"
}

test_the_regulation_governs_the_union_the_economic_area_and_who_declares_it if {
	elsewhere := {"place": {"country": "US"}, "deployment": {"eu_scope": false}}
	term("within_gdpr", elsewhere) == "no"
	term("within_gdpr", object.union(elsewhere, {"deployment": {"eu_scope": true}})) == "yes"
	term("within_gdpr", object.union(elsewhere, {"place": {"country": "NO"}})) == "yes"
}

test_only_a_claim_of_national_security_takes_a_deployment_out if {
	every claim, expected in {true: "no", false: "yes", null: "yes"} {
		term("le_biometrics", {
			"deployment": {"national_security_use": claim},
			"purpose": {"code": "counter_terrorism", "secondary_uses": [], "ai_act_objective": blank.absent, "offence_code": blank.absent},
		}) == expected
		term("within_gdpr", {
			"purpose": {"code": "counter_terrorism", "secondary_uses": [], "ai_act_objective": blank.absent, "offence_code": blank.absent},
			"operator": {"type": "public_body"},
			"deployment": {"national_security_use": claim},
		}) == expected
	}
	term("within_gdpr", {"deployment": {"national_security_use": true}}) == "yes"
}

test_the_regulation_came_to_the_economic_area_later if {
	[term_on("economic_area_under_gdpr", day, {}) | some day in [17731, 17732]] == ["no", "yes"]
	term("economic_area_under_gdpr", {"place": {"country": "CH"}}) == "no"
	[term_on("economic_area_under_gdpr", day, {"place": {"country": "LI"}}) | some day in [20604, 20605]] == ["no", "yes"]
}

test_without_the_list_of_its_states_the_area_has_none_to_name if {
	not terms.economic_area_under_gdpr with input as blank.record({"place": {"country": "NO"}})
		with data.profiles.memberships as blank.by_country({"european_union": []})
}

started(day) := {"deployment": {"start_date": day}}

test_what_began_before_the_regulation_applied_or_never if {
	term("begun_before_gdpr_or_never", started({"iso": "2018-05-24", "day": 17675})) == "yes"
	term("begun_before_gdpr_or_never", started({"iso": "2018-05-25", "day": 17676})) == "no"
	term("begun_before_gdpr_or_never", started(blank.absent)) == "unknown"
	term("begun_before_gdpr_or_never", {"deployment": {"start_date": blank.absent, "status": "planned"}}) == "yes"
	term("begun_before_gdpr_or_never", {"deployment": {"start_date": blank.absent, "status": "operational"}}) == "no"
	term("begun_before_gdpr_or_never", started(blank.withheld)) == "unknown"
}

test_police_biometrics_are_of_the_police_biometric_and_in_the_union if {
	term("le_biometrics", {}) == "yes"
	term("le_biometrics", {"operator": {"type": "private", "on_behalf_of_law_enforcement": true}}) == "yes"
	term("le_biometrics", {"operator": {"type": "private", "on_behalf_of_law_enforcement": false}}) == "no"
	term("le_biometrics", {"deployment": {"mode": "data_analytics"}}) == "no"
	term("le_biometrics", {"place": {"country": "US"}, "deployment": {"eu_scope": false}}) == "no"
}

test_biometrics_in_a_state_of_the_council_of_europe if {
	term("coe_biometrics", {}) == "yes"
	term("coe_biometrics", {"deployment": {"mode": "data_analytics"}}) == "no"
	term("coe_biometrics", {"place": {"country": "US"}, "deployment": {"coe_scope": false}}) == "no"
}
