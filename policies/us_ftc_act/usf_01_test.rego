package requirements.us_ftc_act.usf_01_test

import data.blank
import data.requirements.us_ftc_act.usf_01 as requirement

# A shop that tests, trains and watches, on 1 June 2026.
met := {
	"place/country": "US",
	"operator/type": "private",
	"operator/sector": "retail",
	"deployment/mode": "realtime_rbi",
	"risks/harms": [{"description": blank.text, "mitigation": blank.text}],
	"assessments/dpia/done": false,
	"system/accuracy/tested": true,
	"watchlist/exists": true,
	"watchlist/quality_minimum": blank.text,
	"human_oversight/trained": true,
	"governance/monitoring": blank.text,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"us_ftc_act": [{"country": "US", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_reasonable_measures_meet_it if {
	result("satisfied", {}) == "yes"
}

test_each_measure_is_needed if {
	every path, answer in {
		"risks/harms": [],
		"watchlist/quality_minimum": blank.absent,
		"human_oversight/trained": false,
		"governance/monitoring": blank.absent,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["risks/harms", "watchlist/quality_minimum", "human_oversight/trained", "governance/monitoring"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_businesses_that_compare_people_with_many_others if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private_public_service"}) == "yes"
	result("applies", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "no"
	result("applies", {"operator/type": "public_body"}) == "no"
	result("applies", {"place/country": "CA"}) == "no"
	result("applies", {"operator/sector": "finance"}) == "unknown"
	result("applies", {"operator/sector": "transport"}) == "unknown"
	result("applies", {"operator/sector": null}) == "unknown"
	result("applies", {"operator/type": null}) == "unknown"
}

test_accuracy_that_was_never_tested_fails_it if {
	result("satisfied", {"system/accuracy/tested": false}) == "no"
	result("satisfied", {"system/accuracy/tested": null}) == "unknown"
}

test_an_impact_assessment_considers_the_risks_too if {
	result("satisfied", {"risks/harms": [], "assessments/dpia/done": true}) == "yes"
}

test_without_a_list_no_images_need_checking if {
	result("satisfied", {"watchlist/exists": false, "watchlist/quality_minimum": blank.absent}) == "yes"
}

test_while_it_is_not_known_whether_accuracy_was_tested_a_failure_is_open if {
	result("satisfied", {"human_oversight/trained": false, "system/accuracy/tested": null}) == "unknown"
}

test_a_lack_of_tests_blocks_and_other_lacks_are_major if {
	result("severity", {"human_oversight/trained": false}) == "major"
	result("severity", {"system/accuracy/tested": false}) == "blocking"
	result("severity", {"system/accuracy/tested": null}) == "blocking"
}
