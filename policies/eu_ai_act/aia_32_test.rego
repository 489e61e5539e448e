package requirements.eu_ai_act.aia_32_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_32

rule(name, stubs, changes) := answer if {
	answer := aia_32[name] with input as high_risk_use.record_on(21336, object.union({"withholding.stubs": stubs}, changes))
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

stub(field, ground) := {
	"field": field,
	"section": split(field, ".")[0],
	"ground": ground,
	"provision": blank.text,
	"decided_by": blank.text,
	"decided_on": blank.yesterday,
	"review_by": blank.tomorrow,
}

contact := stub("operator.contact", "security_of_system")

logic := stub("system.logic", "trade_secret")

hospital := {
	"deployment.mode": "emotion",
	"operator.type": "public_body",
	"operator.on_behalf_of_law_enforcement": false,
	"operator.sector": "health",
	"registration.section": "public",
}

public_in_the_database := [
	"assessments.dpia.summary",
	"assessments.fria.summary",
	"operator.address",
	"operator.contact",
]

test_it_applies_to_public_authorities_that_withhold_what_the_database_shows if {
	every field in public_in_the_database {
		rule("applies", [logic, stub(field, "trade_secret")], hospital) == "yes"
	}
	rule("applies", [logic], hospital) == "no"
	rule("applies", [], hospital) == "no"
	rule("applies", null, hospital) == "unknown"
	rule("applies", [contact], high_risk_use.shop) == "no"
	rule("applies", [contact], {"operator.type": null}) == "unknown"
	rule("applies", [contact], {"deployment.mode": "verification_1_1"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", [contact], changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", [contact], changes) == "unknown"
	}
}

test_no_ground_keeps_from_the_public_what_the_database_shows if {
	every ground in ["law_enforcement", "national_security", "personal_data", "security_of_system", "trade_secret"] {
		rule("satisfied", [stub("operator.contact", ground)], hospital) == "no"
	}
	rule("exceptions", [contact], hospital) == []
}

test_the_secure_section_is_not_public if {
	rule("satisfied", [contact], {"registration.section": "non_public"}) == "yes"
	rule("exceptions", [contact], {"registration.section": "non_public"}) == ["secure_section"]
	rule("satisfied", [contact], {"registration.section": "public"}) == "no"
	rule("satisfied", [contact], {"registration.section": null}) == "unknown"
	rule("exceptions", [contact], {"registration.section": null}) == []
	rule("satisfied", [contact], object.union(hospital, {"registration.section": "non_public"})) == "no"
}

test_a_system_in_service_before_the_chapter_applied_has_time if {
	rule("deferred", [contact], high_risk_use.old) == "yes"
	rule("deferred", [contact], {}) == "no"
	rule("deferred", [contact], {"deployment.start_date": null}) == "unknown"
}
