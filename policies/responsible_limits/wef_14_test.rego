package requirements.responsible_limits.wef_14_test

import data.blank
import data.requirements.responsible_limits.wef_14 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"human_oversight/trained": true,
	"human_oversight/examiner_certified": true,
	"human_oversight/training_refresh_days": 365,
}

parameters := {
	"max_training_refresh_days": [{"from_day": null, "until_day": null, "value": 730}],
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

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open with data.parameters as parameters
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open with data.parameters as parameters
	met_or_not == "unknown"
}

test_trained_users_and_certified_examiners_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_to_searches_by_police_and_to_live_identification_in_an_investigation if {
	applies({}) == "yes"
	applies({"purpose/code": "policing_general"}) == "yes"
	applies({"purpose/code": null}) == "yes"
	applies({"deployment/mode": "realtime_rbi"}) == "yes"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	applies({"deployment/mode": "realtime_rbi", "purpose/code": "policing_general"}) == "no"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	applies({"deployment/mode": "verification_1_1"}) == "no"
	applies({"deployment/mode": "realtime_rbi", "purpose/code": null}) == "unknown"
	applies({"deployment/mode": null}) == "unknown"
	applies({"operator/type": null}) == "unknown"
}

test_each_part_is_needed if {
	satisfied({"human_oversight/trained": false}) == "no"
	satisfied({"human_oversight/examiner_certified": false}) == "no"
	satisfied({"human_oversight/training_refresh_days": blank.absent}) == "no"
}

test_training_is_repeated_within_the_interval if {
	satisfied({"human_oversight/training_refresh_days": 729}) == "yes"
	satisfied({"human_oversight/training_refresh_days": 730}) == "yes"
	satisfied({"human_oversight/training_refresh_days": 731}) == "no"
}

questions := [
	"human_oversight/trained",
	"human_oversight/examiner_certified",
	"human_oversight/training_refresh_days",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
