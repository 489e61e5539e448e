package requirements.responsible_limits.wef_18_test

import data.blank
import data.requirements.responsible_limits.wef_18 as requirement

# A search by police of recorded images that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"system/integrity/chain_of_custody": true,
	"probe_images/enhancements_logged": true,
	"probe_images/manipulation_check": true,
	"system/integrity/hash_on_ingest": true,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "add", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

applies(changes) := answer if {
	answer := requirement.applies with input as changed(changes)
}

satisfied(changes) := answer if {
	answer := requirement.satisfied with input as changed(changes)
}

severity(changes) := answer if {
	answer := requirement.severity with input as changed(changes)
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open
	met_or_not == "unknown"
}

test_an_image_whose_handling_can_be_shown_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_to_searches_of_recorded_images_by_police if {
	applies({}) == "yes"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	applies({"deployment/mode": "realtime_rbi"}) == "no"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	applies({"deployment/mode": null}) == "unknown"
	applies({"operator/type": null}) == "unknown"
}

test_images_whose_handling_cannot_be_shown_fail_and_weigh_as_major if {
	satisfied({"system/integrity/chain_of_custody": false}) == "no"
	severity({"system/integrity/chain_of_custody": false}) == "major"
	satisfied({"probe_images/enhancements_logged": false}) == "no"
	severity({"probe_images/enhancements_logged": false}) == "major"
	satisfied({"probe_images/manipulation_check": false}) == "no"
	severity({"probe_images/manipulation_check": false}) == "major"
}

test_no_digest_on_receipt_fails_and_weighs_as_minor if {
	satisfied({"system/integrity/hash_on_ingest": false}) == "no"
	severity({"system/integrity/hash_on_ingest": false}) == "minor"
}

test_that_failure_is_left_open_while_the_rest_is_not_known if {
	satisfied({"system/integrity/hash_on_ingest": false, "system/integrity/chain_of_custody": null}) == "unknown"
	severity({"system/integrity/chain_of_custody": null}) == "major"
}

questions := [
	"system/integrity/chain_of_custody",
	"probe_images/enhancements_logged",
	"probe_images/manipulation_check",
	"system/integrity/hash_on_ingest",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
