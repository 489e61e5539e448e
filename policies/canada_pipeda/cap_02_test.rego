package requirements.canada_pipeda.cap_02_test

import data.blank
import data.requirements.canada_pipeda.cap_02 as requirement

# A business in Ontario that has weighed its purpose, on 1 June 2026.
met := {
	"place/country": "CA",
	"place/extent": "regional",
	"place/subdivision": "CA-ON",
	"operator/type": "private",
	"deployment/mode": "categorisation",
	"purpose/statement": blank.text,
	"necessity/effectiveness_evidence": [blank.text],
	"governance/evaluation_plan": blank.absent,
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
	"proportionality/balancing_statement": blank.text,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"canada_pipeda": [{"country": "CA", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_purpose_that_was_weighed_meets_it if {
	result("satisfied", {}) == "yes"
}

test_each_factor_is_needed if {
	every path, answer in {
		"purpose/statement": blank.absent,
		"necessity/effectiveness_evidence": [],
		"necessity/alternatives": [],
		"proportionality/balancing_statement": blank.absent,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["purpose/statement", "necessity/effectiveness_evidence", "necessity/alternatives", "proportionality/balancing_statement"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_businesses_where_the_federal_act_governs if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private_public_service"}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"operator/type": "public_body"}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "no"
	result("applies", {"place/country": "US"}) == "no"
	result("applies", {"place/subdivision": blank.absent}) == "yes"
	result("applies", {"place/subdivision": null}) == "unknown"
	result("applies", {"place/extent": "national", "place/subdivision": null}) == "yes"
	result("applies", {"place/subdivision": "CA-QC"}) == "unknown"
	result("applies", {"place/subdivision": "CA-BC"}) == "unknown"
	result("applies", {"place/subdivision": "CA-AB"}) == "unknown"
	result("applies", {"place/extent": "national", "place/subdivision": "CA-QC"}) == "yes"
}

test_a_trial_shows_whether_it_works if {
	result("satisfied", {"necessity/effectiveness_evidence": [], "governance/evaluation_plan": blank.text}) == "yes"
}

test_a_milder_way_that_would_do_fails_it if {
	result("satisfied", {"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.absent}]}) == "no"
}
