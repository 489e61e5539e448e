package operator_test

import data.blank
import data.terms

authority(kind) := answer if {
	answer := terms.authority with input as blank.record({"operator": {"type": kind}})
}

test_police_and_other_bodies_of_the_state_are_authorities_and_business_is_not if {
	every kind, expected in {
		"law_enforcement_authority": "yes",
		"public_body": "yes",
		"private": "no",
		"private_public_service": "no",
		null: "unknown",
	} {
		authority(kind) == expected
	}
}

test_a_company_that_calls_itself_an_authority_leaves_it_open if {
	every kind in ["private", "private_for_public"] {
		told("authority", {"type": "public_body", "body_kind": kind}) == "unknown"
		told("authority", {"type": "private", "body_kind": kind}) == "no"
		told("law_enforcement", {"type": "law_enforcement_authority", "body_kind": kind}) == "unknown"
		told("law_enforcement", {"type": "private", "on_behalf_of_law_enforcement": true, "body_kind": kind}) == "yes"
	}
}

test_police_by_any_other_type_are_police_or_it_is_open if {
	every other in [
		{"body_kind": "national_police"},
		{"body_kind": "local_police"},
		{"body_kind": "prison_probation"},
		{"body_kind": "prosecutor_court"},
		{"sector": "law_enforcement"},
	] {
		every kind in ["public_body", "private", "private_public_service", null] {
			told("law_enforcement", object.union(other, {"type": kind, "on_behalf_of_law_enforcement": false})) == "unknown"
		}
		told("law_enforcement", object.union(other, {"type": "law_enforcement_authority"})) == "yes"
		told("law_enforcement", object.union(other, {"type": "private", "on_behalf_of_law_enforcement": true})) == "yes"
	}
}

test_another_kind_of_body_and_silence_speak_against_nothing if {
	every other in [{}, {"body_kind": "municipality"}, {"sector": "transport"}, {"body_kind": blank.withheld}] {
		told("law_enforcement", object.union(other, {"type": "public_body", "on_behalf_of_law_enforcement": false})) == "no"
		told("law_enforcement", object.union(other, {"type": "law_enforcement_authority"})) == "yes"
	}
}

told(name, operator) := answer if {
	answer := terms[name] with input as blank.record({"operator": operator})
}
