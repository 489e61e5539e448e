package requirements.edpb_facial_recognition.edpb_08_test

import data.blank
import data.requirements.edpb_facial_recognition.edpb_08 as requirement

# A one-to-one check by police against a template on the device, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "verification_1_1",
	"data/template_storage": "user_device",
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

test_a_template_under_the_control_of_the_person_meets_it if {
	every storage in ["user_device", "central_user_key", "none"] {
		result("satisfied", {"data/template_storage": storage}) == "yes"
	}
	every storage in ["central", blank.absent] {
		result("satisfied", {"data/template_storage": storage}) == "no"
	}
	result("satisfied", {"data/template_storage": null}) == "unknown"
}

test_templates_are_asked_about_only_in_one_to_one_checks if {
	result("satisfied", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "data/template_storage": "central"}) == "yes"
	result("satisfied", {"deployment/mode": null, "data/template_storage": "central"}) == "unknown"
}

test_a_service_that_scrapes_fails_in_every_mode if {
	every mode in ["verification_1_1", "post_rbi", "realtime_rbi"] {
		result("satisfied", {"deployment/mode": mode, "provider/scraping_declared": true}) == "no"
		result("satisfied", {"deployment/mode": mode, "provider/scraping_declared": null}) == "unknown"
	}
}
