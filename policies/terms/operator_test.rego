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
