package requirements.quebec_information_technology.qcb_02_test

import data.blank
import data.requirements.quebec_information_technology.qcb_02 as requirement

# An employer in Montréal whose database was disclosed 60 days before, on 1 June 2026.
met := {
	"place/country": "CA",
	"place/subdivision": "CA-QC",
	"place/extent": "site",
	"deployment/mode": "identification_1n_cooperative",
	"registration/biometric_database_declared_on": {"iso": "2026-01-01", "day": 20454},
	"deployment/start_date": {"iso": "2026-03-02", "day": 20514},
	"watchlist/exists": false,
	"data/template_storage": "central",
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"quebec_information_technology": [{"country": "CA", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships with data.parameters as {"days_too_few_after_biometric_declaration": [{"from_day": null, "until_day": null, "value": 59}]}
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships with data.parameters as {"days_too_few_after_biometric_declaration": [{"from_day": null, "until_day": null, "value": 59}]}
		open == "unknown"
	}
}

test_a_disclosure_sixty_days_before_meets_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_nothing_disclosed_fails_it if {
	every path, answer in {
		"registration/biometric_database_declared_on": blank.absent,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["registration/biometric_database_declared_on"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
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

test_one_day_too_late_fails_it if {
	result("satisfied", {"deployment/start_date": {"iso": "2026-03-01", "day": 20513}}) == "no"
	result("satisfied", {"deployment/start_date": {"iso": "2026-03-02", "day": 20514}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-03-03", "day": 20515}}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2025-12-31", "day": 20453}}) == "no"
	result("satisfied", {"deployment/start_date": null}) == "unknown"
}

test_what_has_no_first_day_yet_has_not_begun_too_early if {
	every declared in [{"iso": "2026-01-01", "day": 20454}, blank.absent] {
		never := {"deployment/start_date": blank.absent, "registration/biometric_database_declared_on": declared}
		result("satisfied", never) == "yes"
		result("exceptions", never) == []
	}
	result("satisfied", {"deployment/start_date": blank.withheld}) == "unknown"
}

test_without_a_database_it_is_enough_to_disclose_before_the_start if {
	result("satisfied", {"deployment/start_date": {"iso": "2026-01-01", "day": 20454}, "data/template_storage": "user_device"}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2026-01-01", "day": 20454}, "data/template_storage": "none"}) == "yes"
	result("satisfied", {"deployment/start_date": {"iso": "2025-12-31", "day": 20453}, "data/template_storage": "none"}) == "no"
	result("satisfied", {"deployment/start_date": {"iso": "2026-01-01", "day": 20454}, "data/template_storage": "central_user_key"}) == "no"
	result("satisfied", {"deployment/start_date": {"iso": "2026-01-01", "day": 20454}, "data/template_storage": "none", "watchlist/exists": true}) == "no"
	result("satisfied", {"deployment/start_date": {"iso": "2026-01-01", "day": 20454}, "data/template_storage": null}) == "unknown"
}

test_no_database_shows_only_where_it_is_relied_on if {
	result("exceptions", {"deployment/start_date": {"iso": "2026-01-01", "day": 20454}, "data/template_storage": "none"}) == ["no_database"]
	result("exceptions", {"data/template_storage": "none"}) == []
	result("exceptions", {"deployment/start_date": {"iso": "2025-12-31", "day": 20453}, "data/template_storage": "none"}) == []
}
