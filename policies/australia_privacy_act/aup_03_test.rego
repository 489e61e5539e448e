package requirements.australia_privacy_act.aup_03_test

import data.blank
import data.requirements.australia_privacy_act.aup_03 as requirement

# A shop with a clear notice, on 1 June 2026.
met := {
	"place/country": "AU",
	"operator/type": "private",
	"deployment/mode": "realtime_rbi",
	"deployment/covert": false,
	"transparency/notice_adequate": true,
	"transparency/notice_exception": blank.absent,
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

test_a_notice_that_says_everything_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_a_notice_that_leaves_things_out_fails_it if {
	every path, answer in {
		"transparency/notice_adequate": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["transparency/notice_adequate"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_organisations_that_handle_personal_information_in_australia if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private_public_service"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"deployment/mode": "data_analytics"}) == "unknown"
	result("applies", {"place/country": "NZ"}) == "no"
	result("applies", {"operator/type": "public_body"}) == "unknown"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "unknown"
	result("applies", {"operator/type": null}) == "unknown"
}

test_a_written_reason_takes_the_place_of_notice if {
	result("satisfied", {"transparency/notice_adequate": false, "transparency/notice_exception": blank.text}) == "yes"
	result("satisfied", {"transparency/notice_adequate": false, "transparency/notice_exception": null}) == "unknown"
}

test_a_reason_shows_only_where_it_is_relied_on if {
	result("exceptions", {"transparency/notice_adequate": false, "transparency/notice_exception": blank.text}) == ["no_steps_reasonable"]
	result("exceptions", {"transparency/notice_exception": blank.text}) == []
}
