package requirements.un_data_protection.unp_11_test

import data.blank
import data.requirements.un_data_protection.unp_11

stub(field, section, ground) := {
	"field": field,
	"section": section,
	"ground": ground,
	"provision": blank.text,
	"decided_by": blank.text,
	"decided_on": blank.yesterday,
	"review_by": blank.tomorrow,
}

logic(ground) := stub("system.logic", "system", ground)

price := stub("procurement.value", "procurement", "trade_secret")

# A shop that looks for shoplifters on its own behalf.
shop := {
	"data.personal": true,
	"operator.type": "private",
	"operator.body_kind": "private",
	"operator.sector": "retail",
	"operator.on_behalf_of_law_enforcement": false,
	"deployment.national_security_use": false,
	"purpose.code": "access_control",
}

police := {
	"data.personal": true,
	"operator.type": "law_enforcement_authority",
	"operator.body_kind": "local_police",
	"operator.sector": "law_enforcement",
	"operator.on_behalf_of_law_enforcement": false,
	"deployment.national_security_use": false,
	"purpose.code": "criminal_investigation",
}

with_changes(stubs, base, changes) := json.patch(
	blank.record({"withholding": {"stubs": stubs}}),
	[{"op": "add", "path": concat("/", ["/facts", replace(path, ".", "/")]), "value": answer} |
		some path, answer in blank.merge(base, changes)
	],
)

applies(stubs, changes) := answer if {
	answer := unp_11.applies with input as with_changes(stubs, shop, changes)
}

satisfied(stubs, base, changes) := answer if {
	answer := unp_11.satisfied with input as with_changes(stubs, base, changes)
}

test_it_applies_where_something_about_the_processing_is_withheld if {
	applies([logic("trade_secret")], {}) == "yes"
	applies([price, logic("trade_secret")], {}) == "yes"
	applies([price], {}) == "no"
	applies([], {}) == "no"
	applies(null, {}) == "unknown"
}

test_it_applies_where_personal_data_is_processed if {
	applies([logic("trade_secret")], {"data.personal": false, "deployment.mode": "data_analytics"}) == "no"
	applies([logic("trade_secret")], {"data.personal": null}) == "unknown"
}

test_every_section_that_tells_of_the_processing_counts if {
	sections := ["consent", "data", "human_oversight", "minors", "operations", "probe_images", "purpose", "rights", "scope", "system", "transparency", "watchlist"]
	every section in sections {
		withheld := [stub(concat(".", [section, "x"]), section, "trade_secret")]
		applies(withheld, {}) == "yes"
		satisfied(withheld, shop, {}) == "no"
	}
	every section in ["procurement", "provider", "conformity", "operator", "place"] {
		withheld := [stub(concat(".", [section, "x"]), section, "trade_secret")]
		applies(withheld, {}) == "no"
		satisfied(withheld, shop, {}) == "yes"
	}
}

test_where_it_is_not_known_what_is_withheld_it_is_open if {
	satisfied(null, shop, {}) == "unknown"
}

test_a_trade_secret_is_no_reason_not_to_tell_people if {
	satisfied([logic("trade_secret")], shop, {}) == "no"
	satisfied([logic("trade_secret")], police, {}) == "no"
	satisfied([logic("personal_data"), logic("trade_secret")], police, {}) == "no"
}

test_personal_data_and_security_are_reasons_for_everybody if {
	every ground in ["personal_data", "security_of_system"] {
		satisfied([logic(ground)], shop, {}) == "yes"
	}
}

enforces(base, changes) := satisfied([logic("law_enforcement")], base, changes)

test_law_enforcement_is_the_ground_of_those_who_enforce_the_law if {
	enforces(police, {}) == "yes"
	enforces(shop, {}) == "no"
	enforces(shop, {"operator.on_behalf_of_law_enforcement": true}) == "yes"
	enforces(shop, {"operator.on_behalf_of_law_enforcement": null}) == "unknown"
	every sector in ["asylum", "border", "law_enforcement", "migration"] {
		enforces(shop, {"operator.type": "public_body", "operator.body_kind": "other_public", "operator.sector": sector}) == "yes"
	}
	enforces(shop, {"operator.type": "public_body", "operator.body_kind": "municipality", "operator.sector": "health"}) == "no"
	enforces(shop, {"operator.sector": null}) == "unknown"
}

secures(base, changes) := satisfied([logic("national_security")], base, changes)

test_national_security_is_no_ground_of_a_shop if {
	secures(shop, {}) == "no"
	secures(shop, {"deployment.national_security_use": true, "purpose.code": "counter_terrorism"}) == "no"
	secures(shop, {"deployment.national_security_use": true, "operator.on_behalf_of_law_enforcement": true}) == "unknown"
	secures(shop, {"deployment.national_security_use": true, "operator.on_behalf_of_law_enforcement": null}) == "unknown"
}

test_national_security_is_the_ground_of_a_body_of_the_state_whose_use_serves_it if {
	secures(police, {}) == "no"
	secures(police, {"deployment.national_security_use": true}) == "yes"
	secures(police, {"purpose.code": "counter_terrorism"}) == "yes"
	secures(police, {"deployment.national_security_use": null}) == "unknown"
	secures(police, {"purpose.code": null}) == "unknown"
	secures(police, {"deployment.national_security_use": true, "operator.type": "public_body", "operator.body_kind": "intelligence"}) == "yes"
}

test_one_ground_does_not_stand_for_another if {
	enforces(shop, {"operator.type": "public_body", "operator.body_kind": "intelligence", "deployment.national_security_use": true}) == "no"
}
