package requirements.quebec_information_technology.qcb_03_test

import data.blank
import data.requirements.quebec_information_technology.qcb_03 as requirement

# An employer in Montréal that deletes, on 1 June 2026.
met := {
	"place/country": "CA",
	"place/subdivision": "CA-QC",
	"place/extent": "site",
	"deployment/mode": "identification_1n_cooperative",
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

memberships := blank.by_country({"quebec_information_technology": [{"country": "CA", "from_day": null, "until_day": null}]})

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

test_it_applies_to_identification_and_verification_in_quebec if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "realtime_rbi"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "no"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"place/subdivision": "CA-ON"}) == "no"
	result("applies", {"place/subdivision": "CA-ON", "place/extent": "national"}) == "unknown"
	result("applies", {"place/subdivision": blank.absent, "place/extent": "national"}) == "unknown"
	result("applies", {"place/subdivision": null}) == "unknown"
	result("applies", {"place/country": "FR"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
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
