package requirements.council_of_europe.coe_01_test

import data.blank
import data.requirements.council_of_europe.coe_01 as requirement

# A system that sorts people along nothing the text names, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "categorisation",
	"system/inferred_attributes": ["other"],
	"legal_basis/categorisation_safeguards": blank.absent,
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

test_it_applies_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"deployment/mode": null}) == "unknown"
	result("applies", {"deployment/mode": "emotion"}) == "no"
}

sorting(attributes, safeguards) := {
	"system/inferred_attributes": attributes,
	"legal_basis/categorisation_safeguards": safeguards,
}

test_none_of_the_seven_kinds_is_inferred_or_law_guards_against_discrimination if {
	result("satisfied", {}) == "yes"
	result("satisfied", sorting([], blank.absent)) == "yes"
	others := ["political_opinion", "trade_union", "sex_life", "sexual_orientation", "emotion"]
	result("satisfied", sorting(others, blank.absent)) == "yes"
	every attribute in [
		"skin_colour",
		"religion_or_belief",
		"sex",
		"race",
		"ethnic_origin",
		"age",
		"health",
		"social_condition",
	] {
		result("satisfied", sorting([attribute], blank.absent)) == "no"
		result("satisfied", sorting([attribute], null)) == "unknown"
		result("satisfied", sorting([attribute], blank.text)) == "yes"
	}
	result("satisfied", sorting(null, blank.absent)) == "unknown"
	result("satisfied", sorting(blank.withheld, blank.absent)) == "unknown"
}

test_safeguards_show_as_an_exception_only_where_the_result_rests_on_them if {
	result("exceptions", sorting(["sex"], blank.text)) == ["safeguards_in_law"]
	result("exceptions", sorting(null, blank.text)) == ["safeguards_in_law"]
	result("exceptions", sorting([], blank.text)) == []
	result("exceptions", sorting(["sex"], blank.absent)) == []
}
