package law_enforcement_directive_test

import data.blank
import data.terms

term(name, answers) := term_on(name, 20605, answers)

term_on(name, day, answers) := answer if {
	answer := terms[name] with input as blank.record_on("", day, answers)
		with data.profiles.memberships as blank.by_country({"european_union": [
			{"country": "FR", "from_day": null, "until_day": null},
			{"country": "DK", "from_day": null, "until_day": null},
			{"country": "GB", "from_day": null, "until_day": 18628},
		]})
}

police := {
	"place": {"country": "FR"},
	"operator": {"type": "law_enforcement_authority"},
	"deployment": {"mode": "post_rbi", "processing": "retrospective"},
}

elsewhere(changes) := object.union(police, changes)

test_it_governs_competent_authorities_in_the_states_that_apply_it if {
	every country in ["FR", "DK", "CH", "IS", "LI", "NO"] {
		term("police_directive", elsewhere({"place": {"country": country}})) == "yes"
	}
	every declared in [true, false, null] {
		term("police_directive", elsewhere({
			"place": {"country": "US"},
			"deployment": {"eu_scope": declared},
		})) == "no"
	}
	term("police_directive", elsewhere({"place": {"country": null}})) == "unknown"
}

test_it_governed_the_united_kingdom_to_the_end_of_2020 if {
	british := elsewhere({"place": {"country": "GB"}})
	[term_on("police_directive", day, british) | some day in [18627, 18628]] == ["yes", "no"]
}

test_who_acts_for_an_authority_is_governed_and_others_are_not if {
	acting := {"operator": {"type": "private", "on_behalf_of_law_enforcement": true}}
	term("police_directive", elsewhere(acting)) == "yes"
	term("police_directive", elsewhere({"operator": {
		"type": "private",
		"on_behalf_of_law_enforcement": false,
	}})) == "no"
	term("police_directive", elsewhere({"operator": {"type": "private"}})) == "unknown"
}

test_it_governs_personal_data_and_biometric_data_is_personal if {
	every personal, expected in {true: "yes", false: "no", null: "unknown"} {
		term("police_directive", elsewhere({
			"deployment": {"mode": "data_analytics"},
			"data": {"personal": personal},
		})) == expected
	}
	term("police_directive", elsewhere({"data": {"personal": false}})) == "yes"
}

test_only_a_claimed_exclusion_takes_it_out if {
	every claim, expected in {true: "no", false: "yes", null: "yes"} {
		term("police_directive", elsewhere({
			"deployment": {"national_security_use": claim},
			"purpose": {"code": "counter_terrorism", "secondary_uses": [], "ai_act_objective": blank.absent, "offence_code": blank.absent},
		})) == expected
	}
	every code in ["fugitive_location", "criminal_investigation", "missing_person", null] {
		term("police_directive", elsewhere({
			"deployment": {"national_security_use": true, "mode": "post_rbi", "processing": "retrospective"},
			"purpose": {"code": code},
		})) == "unknown"
	}
}

door(code, mode) := {"purpose": {"code": code}, "deployment": {"mode": mode}}

test_what_is_plainly_no_police_purpose_is_outside if {
	every code in [
		"access_control",
		"attendance",
		"convenience_access",
		"education",
		"employee_monitoring",
		"hiring",
		"insurance",
		"marketing_analytics",
	] {
		term("police_directive", elsewhere(door(code, "verification_1_1"))) == "no"
		term("police_directive", elsewhere(door(code, "post_rbi"))) == "yes"
	}
	every code in ["policing_general", "border_check", "other", null] {
		term("police_directive", elsewhere(door(code, "verification_1_1"))) == "yes"
	}
}

holding(mode, categories) := {"deployment": {"mode": mode}, "data": {"special_categories": categories}}

test_identifying_somebody_by_the_body_is_a_special_category if {
	every mode in ["realtime_rbi", "post_rbi", "identification_1n_cooperative", "verification_1_1"] {
		term("identifies_uniquely", holding(mode, null)) == "yes"
		term("special_category_under_police_directive", holding(mode, [])) == "yes"
	}
	every mode in ["categorisation", "emotion", "behaviour_analytics", "data_analytics"] {
		term("identifies_uniquely", holding(mode, null)) == "no"
		term("special_category_under_police_directive", holding(mode, [])) == "no"
		term("special_category_under_police_directive", holding(mode, null)) == "unknown"
	}
}

test_so_is_what_the_body_names_itself if {
	every category in [
		"biometric_id",
		"racial_ethnic",
		"political",
		"religious",
		"trade_union",
		"genetic",
		"health",
		"sex_life_orientation",
	] {
		term("special_category_under_police_directive", holding("data_analytics", ["criminal", category])) == "yes"
	}
	term("special_category_under_police_directive", holding("data_analytics", ["criminal"])) == "no"
}

test_what_began_before_the_day_of_transposition if {
	[term("begun_before_police_directive", {"deployment": {"start_date": {"iso": "", "day": day}}}) |
		some day in [17656, 17657]
	] == ["yes", "no"]
	term("begun_before_police_directive", {"deployment": {"start_date": blank.absent}}) == "no"
	term("begun_before_police_directive", {"deployment": {"start_date": null}}) == "unknown"
}

test_an_empty_record_settles_nothing if {
	every name in [
		"police_directive",
		"applies_police_directive",
		"special_category_under_police_directive",
		"identifies_uniquely",
		"begun_before_police_directive",
	] {
		term(name, {}) == "unknown"
	}
	term("plainly_no_police_purpose", {}) == "no"
}
