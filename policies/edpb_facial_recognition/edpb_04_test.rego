package requirements.edpb_facial_recognition.edpb_04_test

import data.blank
import data.requirements.edpb_facial_recognition.edpb_04 as requirement

# Police that consulted the authority and published the assessment, on 1 June 2026.
met := {
	"place/country": "FR",
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"assessments/prior_consultation/done": true,
	"assessments/dpia/published": true,
	"assessments/dpia/summary_published": false,
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

test_consultation_and_publication_meet_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_without_consultation_it_fails if {
	result("satisfied", {"assessments/prior_consultation/done": false}) == "no"
	result("satisfied", {"assessments/prior_consultation/done": null}) == "unknown"
}

test_a_published_summary_will_do_and_is_shown if {
	result("satisfied", {"assessments/dpia/published": false}) == "no"
	result("satisfied", {"assessments/dpia/published": null}) == "unknown"
	every published in [false, null] {
		summary := {"assessments/dpia/published": published, "assessments/dpia/summary_published": true}
		result("satisfied", summary) == "yes"
		result("exceptions", summary) == ["summary_published"]
	}
	result("exceptions", {"assessments/dpia/summary_published": true}) == []
}
