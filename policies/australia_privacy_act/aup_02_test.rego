package requirements.australia_privacy_act.aup_02_test

import data.blank
import data.requirements.australia_privacy_act.aup_02 as requirement

# A shop that has examined milder ways, on 1 June 2026.
met := {
	"place/country": "AU",
	"operator/type": "private",
	"deployment/mode": "realtime_rbi",
	"purpose/statement": blank.text,
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
	"proportionality/balancing_statement": blank.text,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"australia_privacy_act": [{"country": "AU", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_purpose_that_milder_ways_do_not_serve_meets_it if {
	result("satisfied", {}) == "yes"
}

test_purpose_alternatives_and_balance_are_all_needed if {
	every path, answer in {
		"purpose/statement": blank.absent,
		"necessity/alternatives": [],
		"proportionality/balancing_statement": blank.absent,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["purpose/statement", "necessity/alternatives", "proportionality/balancing_statement"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_organisations_that_use_biometrics_in_australia if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private_public_service"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "yes"
	result("applies", {"place/country": "NZ"}) == "no"
	result("applies", {"operator/type": "public_body"}) == "unknown"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "unknown"
	result("applies", {"operator/type": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_a_milder_way_that_would_do_fails_it if {
	result("satisfied", {"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.absent}]}) == "no"
	result("satisfied", {"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}, {"description": blank.text, "why_insufficient": blank.absent}]}) == "no"
	result("satisfied", {"necessity/alternatives": [{"description": blank.text, "why_insufficient": null}]}) == "unknown"
}
