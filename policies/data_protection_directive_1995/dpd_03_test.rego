package requirements.data_protection_directive_1995.dpd_03_test

import data.blank
import data.requirements.data_protection_directive_1995.dpd_03 as requirement

# An authority in Ireland that deletes, on 1 June 2015.
met := {
	"place/country": "SE",
	"operator/type": "public_body",
	"operator/on_behalf_of_law_enforcement": false,
	"deployment/mode": "verification_1_1",
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

test_periods_that_end_meet_it if {
	result("satisfied", {}) == "yes"
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
