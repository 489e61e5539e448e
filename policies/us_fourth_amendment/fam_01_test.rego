package requirements.us_fourth_amendment.fam_01_test

import data.blank
import data.requirements.us_fourth_amendment.fam_01 as requirement

# A police department with a strict rule, on 1 June 2026.
met := {
	"place/country": "US",
	"operator/type": "law_enforcement_authority",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"human_oversight/sole_basis_prohibited": true,
	"operations/corroboration_required": true,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"us_fourth_amendment": [{"country": "US", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_rule_that_asks_for_more_than_a_match_meets_it if {
	result("satisfied", {}) == "yes"
}

test_both_rules_are_needed if {
	every path, answer in {
		"human_oversight/sole_basis_prohibited": false,
		"operations/corroboration_required": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["human_oversight/sole_basis_prohibited", "operations/corroboration_required"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_police_who_compare_people_with_many_others if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "realtime_rbi"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "no"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	result("applies", {"operator/type": "private"}) == "no"
	result("applies", {"place/country": "CA"}) == "no"
	result("applies", {"operator/type": null}) == "unknown"
}
