package requirements.un_data_protection.unp_04_test

import data.blank
import data.requirements.un_data_protection.unp_04 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"watchlist/exists": true,
	"data/retention_nonmatch_seconds": 60,
	"data/retention_match_days": 31,
	"data/retention_watchlist_days": 365,
	"data/retention_nonmatch_indefinite": null,
	"data/retention_match_indefinite": null,
	"data/retention_watchlist_indefinite": null,
	"deployment/targeting": "watchlist",
	"data/deletion_automated": true,
}

parameters := {
	"max_nonmatch_seconds": [{"from_day": null, "until_day": null, "value": 60}],
	"max_match_days": [{"from_day": null, "until_day": null, "value": 31}],
	"max_watchlist_days": [{"from_day": null, "until_day": null, "value": 365}],
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "add", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

applies(changes) := answer if {
	answer := requirement.applies with input as changed(changes) with data.parameters as parameters
}

satisfied(changes) := answer if {
	answer := requirement.satisfied with input as changed(changes) with data.parameters as parameters
}

severity(changes) := answer if {
	answer := requirement.severity with input as changed(changes) with data.parameters as parameters
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open with data.parameters as parameters
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open with data.parameters as parameters
	met_or_not == "unknown"
}

test_periods_at_their_caps_with_automatic_deletion_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_wherever_personal_data_is_processed if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_a_period_below_or_at_its_cap_counts_and_one_above_it_does_not if {
	satisfied({"data/retention_nonmatch_seconds": 59}) == "yes"
	satisfied({"data/retention_nonmatch_seconds": 60}) == "yes"
	satisfied({"data/retention_nonmatch_seconds": 61}) == "no"
	satisfied({"data/retention_match_days": 30}) == "yes"
	satisfied({"data/retention_match_days": 31}) == "yes"
	satisfied({"data/retention_match_days": 32}) == "no"
	satisfied({"data/retention_watchlist_days": 364}) == "yes"
	satisfied({"data/retention_watchlist_days": 365}) == "yes"
	satisfied({"data/retention_watchlist_days": 366}) == "no"
	severity({"data/retention_nonmatch_seconds": 61}) == "major"
	severity({"data/retention_match_days": 32}) == "major"
	severity({"data/retention_watchlist_days": 366}) == "major"
}

test_a_period_without_end_fails_and_blocks if {
	satisfied({"data/retention_nonmatch_seconds": null, "data/retention_nonmatch_indefinite": true}) == "no"
	severity({"data/retention_nonmatch_seconds": null, "data/retention_nonmatch_indefinite": true}) == "blocking"
	satisfied({
		"data/retention_nonmatch_seconds": blank.absent,
		"data/retention_nonmatch_indefinite": true,
	}) == "no"
	severity({
		"data/retention_nonmatch_seconds": blank.absent,
		"data/retention_nonmatch_indefinite": true,
	}) == "blocking"
	satisfied({
		"data/retention_nonmatch_seconds": blank.absent,
		"data/retention_nonmatch_indefinite": null,
	}) == "no"
	severity({
		"data/retention_nonmatch_seconds": blank.absent,
		"data/retention_nonmatch_indefinite": null,
	}) == "blocking"
	satisfied({"data/retention_match_days": null, "data/retention_match_indefinite": true}) == "no"
	severity({"data/retention_match_days": null, "data/retention_match_indefinite": true}) == "blocking"
	satisfied({"data/retention_match_days": blank.absent, "data/retention_match_indefinite": true}) == "no"
	severity({"data/retention_match_days": blank.absent, "data/retention_match_indefinite": true}) == "blocking"
	satisfied({"data/retention_match_days": blank.absent, "data/retention_match_indefinite": null}) == "no"
	severity({"data/retention_match_days": blank.absent, "data/retention_match_indefinite": null}) == "blocking"
	satisfied({"data/retention_watchlist_days": null, "data/retention_watchlist_indefinite": true}) == "no"
	severity({"data/retention_watchlist_days": null, "data/retention_watchlist_indefinite": true}) == "blocking"
	satisfied({"data/retention_watchlist_days": blank.absent, "data/retention_watchlist_indefinite": true}) == "no"
	severity({
		"data/retention_watchlist_days": blank.absent,
		"data/retention_watchlist_indefinite": true,
	}) == "blocking"
	satisfied({"data/retention_watchlist_days": blank.absent, "data/retention_watchlist_indefinite": null}) == "no"
	severity({
		"data/retention_watchlist_days": blank.absent,
		"data/retention_watchlist_indefinite": null,
	}) == "blocking"
}

test_two_answers_against_each_other_settle_nothing if {
	satisfied({"data/retention_nonmatch_seconds": 60, "data/retention_nonmatch_indefinite": true}) == "unknown"
	severity({"data/retention_nonmatch_seconds": 60, "data/retention_nonmatch_indefinite": true}) == "blocking"
	satisfied({"data/retention_nonmatch_seconds": 61, "data/retention_nonmatch_indefinite": true}) == "unknown"
	severity({"data/retention_nonmatch_seconds": 61, "data/retention_nonmatch_indefinite": true}) == "blocking"
	satisfied({
		"data/retention_nonmatch_seconds": blank.absent,
		"data/retention_nonmatch_indefinite": false,
	}) == "unknown"
	severity({
		"data/retention_nonmatch_seconds": blank.absent,
		"data/retention_nonmatch_indefinite": false,
	}) == "blocking"
	satisfied({"data/retention_match_days": 31, "data/retention_match_indefinite": true}) == "unknown"
	severity({"data/retention_match_days": 31, "data/retention_match_indefinite": true}) == "blocking"
	satisfied({"data/retention_match_days": 32, "data/retention_match_indefinite": true}) == "unknown"
	severity({"data/retention_match_days": 32, "data/retention_match_indefinite": true}) == "blocking"
	satisfied({"data/retention_match_days": blank.absent, "data/retention_match_indefinite": false}) == "unknown"
	severity({"data/retention_match_days": blank.absent, "data/retention_match_indefinite": false}) == "blocking"
	satisfied({"data/retention_watchlist_days": 365, "data/retention_watchlist_indefinite": true}) == "unknown"
	severity({"data/retention_watchlist_days": 365, "data/retention_watchlist_indefinite": true}) == "blocking"
	satisfied({"data/retention_watchlist_days": 366, "data/retention_watchlist_indefinite": true}) == "unknown"
	severity({"data/retention_watchlist_days": 366, "data/retention_watchlist_indefinite": true}) == "blocking"
	satisfied({
		"data/retention_watchlist_days": blank.absent,
		"data/retention_watchlist_indefinite": false,
	}) == "unknown"
	severity({
		"data/retention_watchlist_days": blank.absent,
		"data/retention_watchlist_indefinite": false,
	}) == "blocking"
}

test_two_answers_that_agree_settle_it if {
	satisfied({"data/retention_nonmatch_seconds": 60, "data/retention_nonmatch_indefinite": false}) == "yes"
	satisfied({"data/retention_match_days": 31, "data/retention_match_indefinite": false}) == "yes"
	satisfied({"data/retention_watchlist_days": 365, "data/retention_watchlist_indefinite": false}) == "yes"
}

test_a_period_with_an_end_that_is_not_stated_stays_open_and_weighs_as_major if {
	satisfied({"data/retention_nonmatch_seconds": null, "data/retention_nonmatch_indefinite": false}) == "unknown"
	severity({"data/retention_nonmatch_seconds": null, "data/retention_nonmatch_indefinite": false}) == "major"
	satisfied({"data/retention_match_days": null, "data/retention_match_indefinite": false}) == "unknown"
	severity({"data/retention_match_days": null, "data/retention_match_indefinite": false}) == "major"
	satisfied({"data/retention_watchlist_days": null, "data/retention_watchlist_indefinite": false}) == "unknown"
	severity({"data/retention_watchlist_days": null, "data/retention_watchlist_indefinite": false}) == "major"
}

test_silence_about_an_end_weighs_no_less_than_admitting_there_is_none if {
	severity({"data/retention_nonmatch_seconds": null}) == "blocking"
	severity({"data/retention_match_days": null}) == "blocking"
	severity({"data/retention_watchlist_days": null}) == "blocking"
}

test_a_failure_is_left_open_while_it_is_not_known_whether_it_blocks if {
	satisfied({
		"data/retention_nonmatch_seconds": null,
		"data/retention_nonmatch_indefinite": null,
		"data/deletion_automated": false,
	}) == "unknown"
	severity({
		"data/retention_nonmatch_seconds": null,
		"data/retention_nonmatch_indefinite": null,
		"data/deletion_automated": false,
	}) == "blocking"
	satisfied({
		"data/retention_nonmatch_seconds": null,
		"data/retention_nonmatch_indefinite": false,
		"data/deletion_automated": false,
	}) == "no"
	severity({
		"data/retention_nonmatch_seconds": null,
		"data/retention_nonmatch_indefinite": false,
		"data/deletion_automated": false,
	}) == "major"
	satisfied({
		"data/retention_match_days": null,
		"data/retention_match_indefinite": null,
		"data/deletion_automated": false,
	}) == "unknown"
	severity({
		"data/retention_match_days": null,
		"data/retention_match_indefinite": null,
		"data/deletion_automated": false,
	}) == "blocking"
	satisfied({
		"data/retention_match_days": null,
		"data/retention_match_indefinite": false,
		"data/deletion_automated": false,
	}) == "no"
	severity({
		"data/retention_match_days": null,
		"data/retention_match_indefinite": false,
		"data/deletion_automated": false,
	}) == "major"
	satisfied({
		"data/retention_watchlist_days": null,
		"data/retention_watchlist_indefinite": null,
		"data/deletion_automated": false,
	}) == "unknown"
	severity({
		"data/retention_watchlist_days": null,
		"data/retention_watchlist_indefinite": null,
		"data/deletion_automated": false,
	}) == "blocking"
	satisfied({
		"data/retention_watchlist_days": null,
		"data/retention_watchlist_indefinite": false,
		"data/deletion_automated": false,
	}) == "no"
	severity({
		"data/retention_watchlist_days": null,
		"data/retention_watchlist_indefinite": false,
		"data/deletion_automated": false,
	}) == "major"
}

test_without_a_watchlist_its_period_is_not_asked if {
	satisfied({"watchlist/exists": false, "data/retention_watchlist_days": null}) == "yes"
	severity({"watchlist/exists": false, "data/retention_watchlist_days": null}) == "major"
	satisfied({"watchlist/exists": false, "data/retention_watchlist_days": blank.absent}) == "yes"
	satisfied({"watchlist/exists": false, "data/retention_watchlist_days": 366}) == "yes"
	satisfied({"watchlist/exists": null, "data/retention_watchlist_days": blank.absent}) == "unknown"
	satisfied({"watchlist/exists": null, "data/retention_watchlist_days": 366}) == "unknown"
}

enrolled(changes) := object.union({"deployment/targeting": "enrolled_group"}, changes)

test_templates_of_people_who_enrolled_need_an_end_and_have_no_cap if {
	satisfied(enrolled({"data/retention_enrolled_days": 100000})) == "yes"
	satisfied(enrolled({"data/retention_enrolled_indefinite": false})) == "yes"
	endless := enrolled({"data/retention_enrolled_days": blank.absent, "data/retention_enrolled_indefinite": true})
	satisfied(endless) == "no"
	severity(endless) == "blocking"
	satisfied(enrolled({})) == "unknown"
	severity(enrolled({})) == "blocking"
	satisfied({"data/retention_enrolled_indefinite": true}) == "yes"
	satisfied({"deployment/targeting": null, "data/retention_enrolled_indefinite": true}) == "unknown"
}

test_deletion_by_hand_fails if {
	satisfied({"data/deletion_automated": false}) == "no"
	severity({"data/deletion_automated": false}) == "major"
}

questions := [
	"data/retention_nonmatch_seconds",
	"data/retention_match_days",
	"data/retention_watchlist_days",
	"data/deletion_automated",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}

reversed := {["yes", "no"], ["no", "yes"]}

periods := {
	"data/retention_nonmatch_seconds": "data/retention_nonmatch_indefinite",
	"data/retention_match_days": "data/retention_match_indefinite",
	"data/retention_watchlist_days": "data/retention_watchlist_indefinite",
}

test_one_more_answer_about_the_end_never_reverses_the_result if {
	every period, indefinite in periods {
		every stated in [blank.absent, 31, 366] {
			every open in [true, false] {
				after := satisfied({period: stated, indefinite: open})
				not [satisfied({period: null, indefinite: open}), after] in reversed
				not [satisfied({period: stated, indefinite: null}), after] in reversed
			}
		}
	}
}
