package requirements.un_data_protection.unp_08_test

import data.blank
import data.requirements.un_data_protection.unp_08 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"deployment/covert": false,
	"authorisation/decision_ref": null,
	"transparency/signage": true,
	"transparency/notice_individual": false,
	"transparency/deferred_notice_date": blank.absent,
	"rights/contact": blank.text,
	"rights/request_process": true,
}

covert := {
	"deployment/covert": true,
	"authorisation/decision_ref": blank.text,
	"transparency/signage": false,
	"transparency/deferred_notice_date": days_ago(-30),
}

days_ago(days) := {"iso": "", "day": 20605 - days}

parameters := {
	"max_notice_deferral_days": [{"from_day": null, "until_day": null, "value": 365}],
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

exceptions(changes) := answer if {
	answer := requirement.exceptions with input as changed(changes) with data.parameters as parameters
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open with data.parameters as parameters
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open with data.parameters as parameters
	met_or_not == "unknown"
}

test_signs_and_a_way_to_ask_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed(covert) with data.parameters as {}
	open == "unknown"
}

test_it_applies_wherever_personal_data_is_processed if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_signs_or_a_notice_to_each_person_are_enough if {
	satisfied({"transparency/signage": false, "transparency/notice_individual": true}) == "yes"
	satisfied({"transparency/notice_individual": null}) == "yes"
	satisfied({"transparency/signage": null, "transparency/notice_individual": true}) == "yes"
}

test_open_use_that_nobody_is_told_of_fails if {
	satisfied({"transparency/signage": false}) == "no"
}

test_people_who_cannot_ask_fail_it if {
	satisfied({"rights/contact": blank.absent}) == "no"
	satisfied({"rights/request_process": false}) == "no"
	satisfied(blank.merge(covert, {"rights/contact": blank.absent})) == "no"
	satisfied(blank.merge(covert, {"rights/request_process": false})) == "no"
}

test_authorised_covert_use_meets_it_until_the_deferred_day if {
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(0)})) == "yes"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(-1)})) == "yes"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(1)})) == "no"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(4000)})) == "no"
	exceptions(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(0)})) == ["authorised_covert_use"]
	exceptions(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(1)})) == []
}

test_notice_cannot_be_put_off_for_longer_than_the_set_period if {
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(-364)})) == "yes"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(-365)})) == "yes"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(-366)})) == "no"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(-36500)})) == "no"
	exceptions(blank.merge(covert, {"transparency/deferred_notice_date": days_ago(-366)})) == []
}

test_covert_use_needs_its_authorisation_and_its_day if {
	satisfied(blank.merge(covert, {"authorisation/decision_ref": blank.absent})) == "no"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": blank.absent})) == "no"
	satisfied(blank.merge(covert, {"deployment/covert": false})) == "no"
	satisfied(blank.merge(covert, {"authorisation/decision_ref": blank.withheld})) == "unknown"
	satisfied(blank.merge(covert, {"transparency/deferred_notice_date": null})) == "unknown"
	satisfied(blank.merge(covert, {"deployment/covert": null})) == "unknown"
	exceptions(blank.merge(covert, {"authorisation/decision_ref": blank.withheld})) == []
}

test_the_exception_is_shown_only_where_it_carries_the_result if {
	exceptions(covert) == ["authorised_covert_use"]
	exceptions(blank.merge(covert, {"transparency/notice_individual": true})) == []
	exceptions(blank.merge(covert, {"transparency/signage": null})) == ["authorised_covert_use"]
	exceptions({}) == []
}

test_signs_and_a_use_that_nobody_is_meant_to_notice_contradict_each_other if {
	hidden := {"deployment/covert": true, "transparency/signage": true, "transparency/notice_individual": false}
	satisfied(hidden) == "unknown"
	satisfied(blank.merge(hidden, {"transparency/notice_individual": true})) == "yes"
	satisfied(blank.merge(hidden, {"transparency/signage": false})) == "no"
	satisfied(blank.merge(hidden, {"deployment/covert": false})) == "yes"
}

questions := [
	"transparency/signage",
	"rights/contact",
	"rights/request_process",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
