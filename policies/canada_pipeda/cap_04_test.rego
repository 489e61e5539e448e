package requirements.canada_pipeda.cap_04_test

import data.blank
import data.requirements.canada_pipeda.cap_04 as requirement

# A business in Ontario that says what it does, on 1 June 2026.
met := {
	"place/country": "CA",
	"place/extent": "regional",
	"place/subdivision": "CA-ON",
	"operator/type": "private",
	"deployment/mode": "categorisation",
	"deployment/covert": false,
	"transparency/notice_adequate": true,
	"transparency/notice_exception": blank.absent,
	"transparency/policy_published": true,
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

test_a_clear_notice_and_an_open_policy_meet_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_notice_and_policy_are_both_needed if {
	every path, answer in {
		"transparency/notice_adequate": false,
		"transparency/policy_published": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["transparency/notice_adequate", "transparency/policy_published"] {
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

test_a_written_reason_takes_the_place_of_notice_but_not_of_the_policy if {
	result("satisfied", {"transparency/notice_adequate": false, "transparency/notice_exception": blank.text}) == "yes"
	result("satisfied", {"transparency/notice_adequate": false, "transparency/notice_exception": blank.text, "transparency/policy_published": false}) == "no"
	result("satisfied", {"transparency/notice_adequate": false, "transparency/notice_exception": null}) == "unknown"
}

test_a_reason_shows_only_where_it_is_relied_on if {
	result("exceptions", {"transparency/notice_adequate": false, "transparency/notice_exception": blank.text}) == ["collection_without_knowledge"]
	result("exceptions", {"transparency/notice_exception": blank.text}) == []
}
