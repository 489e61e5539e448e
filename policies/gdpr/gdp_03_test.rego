package requirements.gdpr.gdp_03_test

import data.blank
import data.requirements.gdpr.gdp_03 as requirement

# Boarding with a template on the passenger's own device, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "private",
	"operator/on_behalf_of_law_enforcement": false,
	"operator/sector": "transport",
	"deployment/mode": "verification_1_1",
	"purpose/code": "boarding",
	"purpose/identity_document_check_required": true,
	"data/template_storage": "user_device",
	"necessity/alternatives": [{"why_insufficient": blank.text}],
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

memberships := blank.by_country({
	"european_union": [{"country": "FR", "from_day": null, "until_day": null}],
	"european_economic_area": [{"country": "NO", "from_day": null, "until_day": null}],
	"council_of_europe": [{"country": "CH", "from_day": null, "until_day": null}],
})

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_it_applies_to_biometrics_outside_law_enforcement_where_the_regulation_does if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "NO"}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/eu_scope": false}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "operator/type": "public_body"}) == "unknown"
	result("applies", {"deployment/national_security_use": true}) == "yes"
	result("applies", {"purpose/code": "convenience_access"}) == "yes"
	result("applies", {"purpose/code": "access_control"}) == "no"
	result("applies", {"purpose/code": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_a_template_in_the_hands_of_the_person_meets_it if {
	every storage in ["user_device", "central_user_key", "none"] {
		result("satisfied", {"data/template_storage": storage}) == "yes"
	}
	every storage in ["central", blank.absent] {
		result("satisfied", {"data/template_storage": storage}) == "no"
	}
	result("satisfied", {"data/template_storage": null}) == "unknown"
}

test_only_a_comparison_with_one_template_does if {
	result("satisfied", {"deployment/mode": "identification_1n_cooperative"}) == "no"
	result("satisfied", {"deployment/mode": null}) == "unknown"
}

test_milder_means_were_examined_and_found_wanting if {
	examined := {"why_insufficient": blank.text}
	result("satisfied", {"necessity/alternatives": []}) == "no"
	result("satisfied", {"necessity/alternatives": [{"why_insufficient": blank.absent}]}) == "no"
	result("satisfied", {"necessity/alternatives": [examined, {"why_insufficient": null}]}) == "unknown"
	result("satisfied", {"necessity/alternatives": null}) == "unknown"
	result("satisfied", {"necessity/alternatives": blank.withheld}) == "unknown"
}

test_at_boarding_a_document_has_to_be_shown_anyway if {
	result("satisfied", {"purpose/identity_document_check_required": false}) == "no"
	result("satisfied", {"purpose/identity_document_check_required": null}) == "unknown"
	result("satisfied", {"purpose/code": "convenience_access", "purpose/identity_document_check_required": false}) == "yes"
	result("satisfied", {"operator/sector": "retail", "purpose/identity_document_check_required": false}) == "yes"
}

test_it_blocks_at_boarding_and_where_that_may_be if {
	result("severity", {}) == "blocking"
	result("severity", {"operator/sector": null}) == "blocking"
	result("severity", {"operator/sector": "retail"}) == "major"
	result("severity", {"purpose/code": "convenience_access"}) == "major"
}

test_a_failure_stays_open_while_it_is_not_known_whether_it_blocks if {
	result("satisfied", {"data/template_storage": "central", "operator/sector": null}) == "unknown"
	result("satisfied", {"data/template_storage": "central", "operator/sector": "retail"}) == "no"
	result("satisfied", {"operator/sector": null}) == "yes"
}
