package terms_ai_act_registration_test

import data.blank
import data.terms

registered(section, operator) := answer if {
	answer := terms.registered_in_secure_section with input as blank.record({
		"registration": object.union(blank.record({}).facts.registration, {"section": section}),
		"operator": object.union(blank.record({}).facts.operator, operator),
	})
}

police := {"type": "law_enforcement_authority", "sector": "health"}

office(sector) := {"type": "public_body", "on_behalf_of_law_enforcement": false, "sector": sector}

test_police_may_stand_in_the_secure_section if {
	registered("non_public", police) == "yes"
	registered("public", police) == "no"
	registered(null, police) == "unknown"
}

test_so_may_offices_for_law_enforcement_migration_asylum_and_borders_and_no_others if {
	every sector in ["law_enforcement", "migration", "asylum", "border"] {
		registered("non_public", office(sector)) == "yes"
	}
	registered("non_public", office("health")) == "no"
	registered("non_public", office(null)) == "unknown"
}
