package requirements.data_protection_directive_1995.dpd_02_test

import data.blank
import data.requirements.data_protection_directive_1995.dpd_02 as requirement

# An authority in Ireland with a clear notice, on 1 June 2015.
met := {
	"place/country": "SE",
	"operator/type": "public_body",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "verification_1_1",
	"deployment/covert": false,
	"transparency/notice_adequate": true,
	"transparency/notice_exception": blank.absent,
}

changed(changes) := changed_on("2015-06-01", 16587, changes)

changed_on(iso, day, changes) := json.patch(
	blank.record_on(iso, day, {}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"data_protection_directive_1995": [{"country": "SE", "from_day": null, "until_day": null}]})

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

test_it_applied_to_everybody_but_police_in_the_union if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": true}) == "yes"
	result("applies", {"deployment/mode": "data_analytics", "data/personal": false}) == "no"
	result("applies", {"operator/type": "law_enforcement_authority", "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": true, "purpose/code": "criminal_investigation"}) == "no"
	result("applies", {"operator/on_behalf_of_law_enforcement": null}) == "unknown"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	result("applies", {"place/country": "US"}) == "no"
	result("applies", {"place/country": null}) == "unknown"
}

test_a_written_exception_takes_the_place_of_notice if {
	result("satisfied", {"transparency/notice_adequate": false, "transparency/notice_exception": blank.text}) == "yes"
	result("satisfied", {"transparency/notice_adequate": false, "transparency/notice_exception": null}) == "unknown"
}

test_an_exception_shows_only_where_it_is_relied_on if {
	result("exceptions", {"transparency/notice_adequate": false, "transparency/notice_exception": blank.text}) == ["notice_not_owed"]
	result("exceptions", {"transparency/notice_exception": blank.text}) == []
}
