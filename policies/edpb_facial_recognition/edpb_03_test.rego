package requirements.edpb_facial_recognition.edpb_03_test

import data.blank
import data.requirements.edpb_facial_recognition.edpb_03 as requirement

# A search by police in a closed set of images from custody, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"deployment/space": "restricted",
	"system/inferred_attributes": [],
	"watchlist/exists": true,
	"watchlist/scraped": false,
	"provider/scraping_declared": false,
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

test_it_applies_to_biometrics_of_law_enforcement_in_the_union if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	result("applies", {"place/country": "US", "deployment/eu_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/eu_scope": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}

test_a_use_that_is_none_of_the_four_meets_it if result("satisfied", {}) == "yes"

test_remote_identification_in_a_public_place_is_the_first if {
	public := {"deployment/space": "publicly_accessible"}
	every mode in ["realtime_rbi", "post_rbi"] {
		result("satisfied", object.union(public, {"deployment/mode": mode})) == "no"
		result("satisfied", {"deployment/mode": mode}) == "yes"
		result("satisfied", {"deployment/mode": mode, "deployment/space": null}) == "unknown"
	}
	gate := object.union(public, {"deployment/mode": "identification_1n_cooperative"})
	every bystanders, met_or_not in {true: "no", false: "yes", null: "unknown"} {
		result("satisfied", object.union(gate, {"consent/bystanders_captured": bystanders})) == met_or_not
	}
	result("satisfied", object.union(public, {"deployment/mode": "verification_1_1"})) == "yes"
}

sorting(attributes) := result("satisfied", {
	"deployment/mode": "categorisation",
	"system/inferred_attributes": attributes,
})

test_sorting_along_grounds_of_discrimination_is_the_second if {
	every attribute in [
		"race",
		"ethnic_origin",
		"skin_colour",
		"social_condition",
		"sex",
		"age",
		"political_opinion",
		"religion_or_belief",
		"sexual_orientation",
	] {
		sorting([attribute]) == "no"
		result("satisfied", {"system/inferred_attributes": [attribute]}) == "yes"
	}
	sorting([]) == "yes"
	sorting(["trade_union", "sex_life", "health", "emotion", "other"]) == "yes"
	sorting(null) == "unknown"
	result("satisfied", {"system/inferred_attributes": null}) == "yes"
}

test_inferring_emotions_is_the_third if result("satisfied", {"deployment/mode": "emotion"}) == "no"

test_scraped_databases_are_the_fourth if {
	result("satisfied", {"watchlist/scraped": true}) == "no"
	result("satisfied", {"watchlist/scraped": null}) == "unknown"
	result("satisfied", {"watchlist/scraped": true, "watchlist/exists": false}) == "yes"
	result("satisfied", {"watchlist/scraped": true, "watchlist/exists": null}) == "unknown"
	result("satisfied", {"provider/scraping_declared": true}) == "no"
	result("satisfied", {"provider/scraping_declared": null}) == "unknown"
}
