package terms_test

import data.blank
import data.terms

memberships := blank.by_country({
	"european_union": [
		{"country": "FR", "from_day": null, "until_day": null},
		{"country": "DK", "from_day": null, "until_day": null},
		{"country": "IE", "from_day": null, "until_day": null},
		{"country": "GB", "from_day": null, "until_day": 18628},
	],
	"european_union_live_identification": [{"country": "FR", "from_day": null, "until_day": null}],
	"council_of_europe": [
		{"country": "GB", "from_day": null, "until_day": null},
		{"country": "RU", "from_day": null, "until_day": 19251},
	],
})

term(name, answers) := term_on(name, 20605, answers)

term_on(name, day, answers) := answer if {
	answer := terms[name] with input as blank.record_on("", day, answers)
		with data.profiles.memberships as memberships
}

in_country(country) := {"place": {"country": country}}

test_an_empty_record_settles_no_term if {
	every name in [
		"biometric",
		"coe_scope",
		"england_and_wales",
		"eu_scope",
		"freely_consented",
		"law_enforcement",
		"live_le_under_article_5",
		"member_state",
		"no_place_is_chosen",
		"one_to_many",
		"post_rbi",
		"publicly_accessible",
		"realtime_rbi",
		"remote_identification",
		"rule_limits_discretion",
		"verification",
	] {
		term(name, {}) == "unknown"
	}
}

test_the_country_brings_a_deployment_under_union_law_and_a_declaration_does_not_take_it_away if {
	every declared in [true, false, null] {
		term("eu_scope", object.union(in_country("FR"), {"deployment": {"eu_scope": declared}})) == "yes"
	}
}

test_a_declaration_brings_it_in_from_outside if {
	term("eu_scope", object.union(in_country("US"), {"deployment": {"eu_scope": true}})) == "yes"
	term("eu_scope", object.union(in_country("US"), {"deployment": {"eu_scope": false}})) == "no"
	term("eu_scope", in_country("US")) == "unknown"
	term("eu_scope", {"deployment": {"eu_scope": false}}) == "unknown"
}

test_a_member_state_that_is_named_brings_it_in_and_none_takes_nothing_away if {
	outside := {"country": "US", "member_states": ["US", "FR"]}
	every declared in [true, false, null] {
		term("eu_scope", {"place": outside, "deployment": {"eu_scope": declared}}) == "yes"
	}
	every states in [[], ["GB"], null] {
		term("eu_scope", {"place": {"country": "US", "member_states": states}, "deployment": {"eu_scope": false}}) == "no"
		term("eu_scope", {"place": {"country": "FR", "member_states": states}}) == "yes"
	}
}

test_that_there_is_no_country_takes_nothing_out if {
	term("eu_scope", {"place": {"country": blank.absent}, "deployment": {"eu_scope": false}}) == "unknown"
	term("coe_scope", {"place": {"country": blank.absent}, "deployment": {"coe_scope": false}}) == "unknown"
}

test_union_law_applied_in_the_united_kingdom_to_the_end_of_2020 if {
	outside := object.union(in_country("GB"), {"deployment": {"eu_scope": false}})
	term_on("eu_scope", 18627, outside) == "yes"
	term_on("eu_scope", 18628, outside) == "no"
	term_on("member_state", 18627, outside) == "yes"
	term_on("member_state", 18628, outside) == "no"
}

test_without_the_list_of_members_nothing_is_said if {
	not terms.member_state with input as blank.record(in_country("FR")) with data.profiles.memberships as {}
}

test_a_declaration_makes_no_member_state if {
	term("member_state", object.union(in_country("US"), {"deployment": {"eu_scope": true}})) == "no"
}

test_the_convention_bound_a_party_until_it_left if {
	outside := object.union(in_country("RU"), {"deployment": {"coe_scope": false}})
	term_on("coe_scope", 19250, outside) == "yes"
	term_on("coe_scope", 19251, outside) == "no"
	term("coe_scope", object.union(in_country("GB"), {"deployment": {"coe_scope": false}})) == "yes"
	term("coe_scope", object.union(in_country("US"), {"deployment": {"coe_scope": true}})) == "yes"
}

in_subdivision(country, code) := {"place": {"country": country, "subdivision": code}}

test_a_place_is_chosen_where_equipment_picks_people_out_of_it if {
	every mode in ["verification_1_1", "identification_1n_cooperative", "post_rbi", "data_analytics"] {
		term("no_place_is_chosen", {"deployment": {"mode": mode}}) == "yes"
	}
	every mode in ["realtime_rbi", "categorisation", "emotion", "behaviour_analytics"] {
		term("no_place_is_chosen", {"deployment": {"mode": mode}}) == "no"
	}
}

test_england_and_wales_is_not_the_whole_kingdom if {
	every code in ["GB-EAW", "GB-ENG", "GB-WLS"] {
		term("england_and_wales", in_subdivision("GB", code)) == "yes"
	}
	every code in ["GB-SCT", "GB-NIR"] {
		term("england_and_wales", in_subdivision("GB", code)) == "no"
	}
	every code in [null, "GB-ABC", {"state": "withheld"}] {
		term("england_and_wales", in_subdivision("GB", code)) == "unknown"
	}
	term("england_and_wales", in_country("IE")) == "no"
	term("england_and_wales", in_subdivision("IE", "GB-ENG")) == "no"
}

test_a_police_force_and_whoever_acts_for_one_are_law_enforcement if {
	every operator in [
		{"type": "law_enforcement_authority"},
		{"type": "private", "on_behalf_of_law_enforcement": true},
	] {
		term("law_enforcement", {"operator": operator}) == "yes"
	}
	term("law_enforcement", {"operator": {"type": "private", "on_behalf_of_law_enforcement": false}}) == "no"
	term("law_enforcement", {"operator": {"type": "public_body"}}) == "unknown"
}

test_what_is_biometric if {
	every mode in ["realtime_rbi", "post_rbi", "identification_1n_cooperative", "verification_1_1", "emotion"] {
		term("biometric", {"deployment": {"mode": mode}}) == "yes"
	}
	term("biometric", {"deployment": {"mode": "categorisation"}}) == "yes"
	term("biometric", {"deployment": {"mode": "data_analytics"}}) == "no"
	term("biometric", {"deployment": {"mode": blank.absent}}) == "no"
}

gate(bystanders) := {
	"deployment": {"mode": "identification_1n_cooperative"},
	"consent": {"bystanders_captured": bystanders},
}

test_a_gate_that_captures_bystanders_identifies_them_remotely if {
	term("realtime_rbi", gate(true)) == "yes"
	term("realtime_rbi", gate(false)) == "no"
	term("realtime_rbi", gate(null)) == "unknown"
	term("remote_identification", gate(true)) == "yes"
	term("one_to_many", gate(false)) == "yes"
}

test_only_a_place_open_to_the_public_is_publicly_accessible if {
	term("publicly_accessible", {"deployment": {"space": "publicly_accessible"}}) == "yes"
	every space in ["border", "online", "workplace", "restricted", "education", "none"] {
		term("publicly_accessible", {"deployment": {"space": space}}) == "no"
	}
}

live_police(country) := {
	"deployment": {"mode": "realtime_rbi", "space": "publicly_accessible"},
	"operator": {"type": "law_enforcement_authority"},
	"place": {"country": country},
}

test_article_5_counts_from_the_day_it_applies if {
	[term_on("live_le_under_article_5", day, live_police("FR")) | some day in [20120, 20121]] == ["no", "yes"]
	term_on("live_le_under_article_5", 20121, live_police("US")) == "no"
	shop := {"operator": {"type": "private", "on_behalf_of_law_enforcement": false}}
	term_on("live_le_under_article_5", 20121, object.union(live_police("FR"), shop)) == "no"
	every elsewhere in [{"space": "border"}, {"mode": "post_rbi", "processing": "retrospective"}] {
		term_on("live_le_under_article_5", 20121, object.union(live_police("FR"), {"deployment": elsewhere})) == "no"
	}
}

test_article_5_asks_nothing_of_live_police_use_in_denmark_and_leaves_ireland_open if {
	term("live_le_under_article_5", live_police("DK")) == "no"
	term("live_le_under_article_5", live_police("IE")) == "unknown"
	term_on("live_le_under_article_5", 20120, live_police("IE")) == "no"
}

free := {
	"relied_on": true,
	"explicit": true,
	"alternative_equal": true,
	"power_imbalance": false,
	"bystanders_captured": false,
}

consent(mode, changes) := {"deployment": {"mode": mode}, "consent": object.union(free, changes)}

test_consent_is_free_only_in_every_respect_and_of_people_who_present_themselves if {
	term("freely_consented", consent("verification_1_1", {})) == "yes"
	term("freely_consented", consent("identification_1n_cooperative", {})) == "yes"
	term("freely_consented", consent("realtime_rbi", {})) == "no"
	every name in object.keys(free) {
		term("freely_consented", consent("verification_1_1", {name: null})) == "unknown"
		term("freely_consented", consent("verification_1_1", {name: free[name] == false})) == "no"
	}
}

live_in(space, answers) := object.union({"deployment": {"mode": "realtime_rbi", "space": space}}, answers)

test_live_identification_happens_somewhere if {
	every live in [
		{"mode": "realtime_rbi"},
		{"mode": "post_rbi", "processing": "live"},
		{"mode": "post_rbi", "processing": "near_live"},
		{"mode": null, "technology": "face_identification_live"},
	] {
		term("publicly_accessible", {"deployment": object.union(live, {"space": "none"})}) == "unknown"
	}
	every later in [
		{"mode": "post_rbi", "processing": "retrospective"},
		{"mode": "post_rbi"},
		{"mode": "data_analytics", "processing": "live"},
		{"mode": null},
	] {
		term("publicly_accessible", {"deployment": object.union(later, {"space": "none"})}) == "no"
	}
}

test_where_only_particular_people_may_enter_there_is_somebody_to_look_for if {
	looking := {"untargeted": "unknown", "targeted": "no", "watchlist": "no", "enrolled_group": "no", null: "no"}
	every targeting, expected in looking {
		term("publicly_accessible", live_in("restricted", {"deployment": {"targeting": targeting}})) == expected
	}
	every space in ["workplace", "education", "border", "online"] {
		term("publicly_accessible", live_in(space, {"deployment": {"targeting": "untargeted"}})) == "no"
	}
	term("publicly_accessible", {"deployment": {"mode": "post_rbi", "space": "restricted", "targeting": "untargeted"}}) == "no"
}

test_an_assembly_is_not_identified_live_where_nobody_may_enter if {
	every space in ["restricted", "workplace", "education", "border", "online", "none"] {
		term("publicly_accessible", live_in(space, {"context": {"assembly": true}})) == "unknown"
	}
	every answer in [false, null, blank.withheld] {
		term("publicly_accessible", live_in("workplace", {"context": {"assembly": answer}})) == "no"
	}
	term("publicly_accessible", live_in("publicly_accessible", {"context": {"assembly": true}})) == "yes"
	term("publicly_accessible", {"deployment": {"mode": "post_rbi", "space": "workplace"}, "context": {"assembly": true}}) == "no"
}
