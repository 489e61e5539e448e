package requirements.responsible_limits.wef_17_test

import data.blank
import data.requirements.responsible_limits.wef_17 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"watchlist/exists": true,
	"watchlist/legal_basis": blank.text,
	"watchlist/image_source_lawful": true,
	"watchlist/scraped": false,
	"watchlist/origin_known": true,
	"watchlist/review_interval_days": 90,
	"watchlist/deletion_criteria": true,
	"probe_images/automatic_enrolment": false,
}

parameters := {
	"max_watchlist_review_interval_days": [{"from_day": null, "until_day": null, "value": 365}],
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

test_a_lawful_database_that_is_reviewed_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_without_the_parameters_in_force_it_stays_open if {
	open := requirement.satisfied with input as changed({}) with data.parameters as {}
	open == "unknown"
}

test_it_applies_to_searches_by_police_and_to_live_identification_in_an_investigation_with_a_reference_database if {
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
	applies({"watchlist/exists": false}) == "no"
	applies({"watchlist/exists": null}) == "unknown"
}

test_each_part_is_needed if {
	satisfied({"watchlist/legal_basis": blank.absent}) == "no"
	satisfied({"watchlist/image_source_lawful": false}) == "no"
	satisfied({"watchlist/origin_known": false}) == "no"
	satisfied({"watchlist/review_interval_days": blank.absent}) == "no"
	satisfied({"watchlist/deletion_criteria": false}) == "no"
	satisfied({"probe_images/automatic_enrolment": true}) == "no"
}

test_a_review_within_the_cap_counts if {
	satisfied({"watchlist/review_interval_days": 364}) == "yes"
	satisfied({"watchlist/review_interval_days": 365}) == "yes"
	satisfied({"watchlist/review_interval_days": 366}) == "no"
}

test_scraped_images_declared_lawful_stay_open if {
	satisfied({"watchlist/scraped": true}) == "unknown"
	satisfied({"watchlist/scraped": true, "watchlist/image_source_lawful": false}) == "no"
}

questions := [
	"watchlist/legal_basis",
	"watchlist/image_source_lawful",
	"watchlist/scraped",
	"watchlist/origin_known",
	"watchlist/review_interval_days",
	"watchlist/deletion_criteria",
	"probe_images/automatic_enrolment",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
