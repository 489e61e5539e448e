package ai_act_scope_test

import data.blank
import data.terms

term(name, changes) := answer if {
	answer := terms[name] with input as blank.record(object.union(governed[name], changes))
		with data.profiles.memberships as blank.by_country({"european_union": [{"country": "FR", "from_day": null, "until_day": null}]})
}

governed := {
	"within_ai_act": {"place": {"country": "FR"}, "operator": {"type": "public_body"}},
	"live_le_within_ai_act": {
		"place": {"country": "FR"},
		"deployment": {"mode": "realtime_rbi", "space": "publicly_accessible"},
		"operator": {"type": "law_enforcement_authority"},
	},
	"post_le_within_ai_act": {
		"place": {"country": "FR"},
		"deployment": {"mode": "post_rbi"},
		"operator": {"type": "law_enforcement_authority"},
	},
}

test_only_a_claimed_exclusion_takes_a_system_out_of_the_act if {
	every name in object.keys(governed) {
		every claim, expected in {true: "no", false: "yes", null: "yes"} {
			term(name, against_terrorism({"national_security_use": claim})) == expected
		}
		term(name, against_terrorism({"national_security_use": blank.withheld})) == "yes"
	}
}

against_terrorism(deployment) := {"purpose": {"code": "counter_terrorism", "secondary_uses": [], "ai_act_objective": "none", "offence_code": blank.absent}, "deployment": deployment}

test_a_claim_that_the_stated_purpose_does_not_bear_out_settles_nothing if {
	every code in ["policing_general", "fugitive_location", "criminal_investigation", "missing_person", "other", null, blank.withheld] {
		claimed := {"purpose": {"code": code}, "deployment": {"national_security_use": true}}
		every name in object.keys(governed) {
			term(name, claimed) == "unknown"
		}
		exclusion(object.union(claimed, {"operator": {"type": "law_enforcement_authority"}})) == "unknown"
		alone := object.union(against_terrorism({"national_security_use": true}), {"purpose": {"code": code}})
		term("within_ai_act", alone) == "unknown"
		exclusion(object.union(alone, {"operator": {"type": "law_enforcement_authority"}})) == "unknown"
	}
}

test_a_claim_settles_nothing_beside_further_uses_nor_while_nothing_is_said_of_them if {
	authority := {"operator": {"type": "law_enforcement_authority"}}
	every uses, expected in {[blank.text]: "unknown", []: "no", null: "unknown", blank.withheld: "unknown"} {
		claimed := {"purpose": {"code": "counter_terrorism", "secondary_uses": uses, "ai_act_objective": "none", "offence_code": blank.absent}, "deployment": {"national_security_use": true}}
		every name in object.keys(governed) {
			term(name, claimed) == expected
		}
	}
	every uses, expected in {[blank.text]: "unknown", []: "yes", null: "unknown", blank.withheld: "unknown"} {
		claimed := {"purpose": {"code": "counter_terrorism", "secondary_uses": uses, "ai_act_objective": "none", "offence_code": blank.absent}, "deployment": {"national_security_use": true}}
		exclusion(object.union(authority, claimed)) == expected
	}
}

test_further_uses_claim_nothing_by_themselves if {
	uses := {"purpose": {"code": "counter_terrorism", "secondary_uses": [blank.text]}}
	every name in object.keys(governed) {
		term(name, uses) == "yes"
	}
	term("within_ai_act", object.union(uses, {"deployment": {"national_security_use": false}})) == "yes"
}

test_somebody_else_than_a_body_of_the_state_leaves_the_act_open_and_other_laws_untouched if {
	claimed := against_terrorism({"national_security_use": true})
	private := {"operator": {"type": "private", "on_behalf_of_law_enforcement": false}}
	term("within_ai_act", object.union(claimed, private)) == "unknown"
	term("within_ai_act", private) == "yes"
	exclusion(object.union(claimed, private)) == "no"
	exclusion(claimed) == "unknown"
}

test_the_word_of_a_company_that_it_acts_for_the_police_is_no_activity_of_the_state if {
	every kind in ["private", "private_public_service"] {
		claimed := object.union(
			against_terrorism({"national_security_use": true}),
			{"operator": {"type": kind, "on_behalf_of_law_enforcement": true}},
		)
		exclusion(claimed) == "unknown"
		term("within_ai_act", claimed) == "unknown"
	}
	body := {"type": "public_body", "body_kind": "private", "on_behalf_of_law_enforcement": false}
	exclusion(object.union(against_terrorism({"national_security_use": true}), {"operator": body})) == "unknown"
}

test_a_stated_task_of_the_police_leaves_the_claim_open_and_so_does_silence_about_it if {
	every task in [
		{"ai_act_objective": "h_i"},
		{"ai_act_objective": "h_ii"},
		{"ai_act_objective": "h_iii"},
		{"ai_act_objective": null},
		{"ai_act_objective": blank.withheld},
		{"offence_code": "terrorism"},
		{"offence_code": "other"},
		{"offence_code": null},
	] {
		claimed := object.union(
			against_terrorism({"national_security_use": true}),
			{"operator": {"type": "law_enforcement_authority"}, "purpose": task},
		)
		exclusion(claimed) == "unknown"
		term("within_ai_act", claimed) == "unknown"
	}
}

test_silence_claims_nothing if {
	authority := {"operator": {"type": "law_enforcement_authority"}}
	every claim, expected in {true: "yes", false: "no", null: "no"} {
		exclusion(object.union(authority, against_terrorism({"national_security_use": claim}))) == expected
	}
	exclusion(object.union(authority, against_terrorism({"national_security_use": blank.withheld}))) == "no"
}

exclusion(answers) := answer if {
	answer := terms.national_security_exclusion with input as blank.record(answers)
}

test_outside_the_union_it_applies_only_where_the_body_says_so if {
	every name in object.keys(governed) {
		every declared, expected in {true: "yes", false: "no", null: "unknown"} {
			term(name, {"place": {"country": "US"}, "deployment": {"eu_scope": declared}}) == expected
		}
		term(name, {"place": {"country": null}}) == "unknown"
	}
}

test_each_part_of_the_police_terms_is_needed if {
	term("live_le_within_ai_act", {"deployment": {"mode": "post_rbi", "processing": "retrospective"}}) == "no"
	term("live_le_within_ai_act", {"deployment": {"mode": "post_rbi"}}) == "unknown"
	term("live_le_within_ai_act", {"deployment": {"mode": "post_rbi", "processing": "live"}}) == "yes"
	term("live_le_within_ai_act", {"deployment": {"space": "border"}}) == "no"
	term("post_le_within_ai_act", {"deployment": {"mode": "realtime_rbi"}}) == "no"
	every name in ["live_le_within_ai_act", "post_le_within_ai_act"] {
		private := {"type": "private", "on_behalf_of_law_enforcement": false}
		term(name, {"operator": private}) == "no"
		term(name, {"operator": blank.merge(private, {"on_behalf_of_law_enforcement": null})}) == "unknown"
		term(name, {"deployment": {"mode": null}}) == "unknown"
	}
	term("live_le_within_ai_act", {"deployment": {"space": null}}) == "unknown"
}
