package requirements.canada_pipeda.cap_03_test

import data.blank
import data.requirements.canada_pipeda.cap_03 as requirement

# A business in Ontario that deletes, on 1 June 2026.
met := {
	"place/country": "CA",
	"place/extent": "regional",
	"place/subdivision": "CA-ON",
	"operator/type": "private",
	"deployment/mode": "categorisation",
	"data/retention_nonmatch_seconds": 1,
	"data/retention_nonmatch_indefinite": false,
	"data/retention_match_days": 30,
	"data/retention_match_indefinite": false,
	"watchlist/exists": true,
	"data/retention_watchlist_days": 90,
	"data/retention_watchlist_indefinite": false,
	"deployment/targeting": "enrolled_group",
	"data/retention_enrolled_days": 1,
	"data/retention_enrolled_indefinite": false,
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

test_periods_that_end_meet_it if {
	result("satisfied", {}) == "yes"
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

test_data_kept_without_limit_fails_it if {
	result("satisfied", {"data/retention_nonmatch_seconds": blank.absent, "data/retention_nonmatch_indefinite": true}) == "no"
	result("satisfied", {"data/retention_match_days": blank.absent, "data/retention_match_indefinite": true}) == "no"
	result("satisfied", {"data/retention_watchlist_days": blank.absent, "data/retention_watchlist_indefinite": true}) == "no"
	result("satisfied", {"data/retention_enrolled_days": blank.absent, "data/retention_enrolled_indefinite": true}) == "no"
	result("satisfied", {"data/retention_match_days": null, "data/retention_match_indefinite": true}) == "no"
}

test_a_period_that_nobody_states_leaves_it_open if {
	result("satisfied", {"data/retention_match_days": null, "data/retention_match_indefinite": null}) == "unknown"
	result("satisfied", {"data/retention_match_days": 30, "data/retention_match_indefinite": true}) == "unknown"
	result("satisfied", {"data/retention_nonmatch_seconds": null}) == "yes"
}

test_without_a_list_or_enrolment_their_periods_are_not_asked if {
	result("satisfied", {"data/retention_watchlist_days": blank.absent, "data/retention_watchlist_indefinite": true, "watchlist/exists": false}) == "yes"
	result("satisfied", {"data/retention_enrolled_days": blank.absent, "data/retention_enrolled_indefinite": true, "deployment/targeting": "untargeted"}) == "yes"
}
