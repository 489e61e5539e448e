package requirements.responsible_limits.wef_16_test

import data.blank
import data.requirements.responsible_limits.wef_16 as requirement

# A search by police of recorded images that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"probe_images/quality_minimum": blank.text,
	"probe_images/composites_allowed": false,
	"probe_images/lookalikes_allowed": false,
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

test_a_minimum_quality_and_real_pictures_meet_it if {
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

test_no_minimum_quality_fails_and_weighs_as_major if {
	satisfied({"probe_images/quality_minimum": blank.absent}) == "no"
	severity({"probe_images/quality_minimum": blank.absent}) == "major"
}

test_composites_or_look_alikes_fail_and_weigh_as_minor if {
	satisfied({"probe_images/composites_allowed": true}) == "no"
	severity({"probe_images/composites_allowed": true}) == "minor"
	satisfied({"probe_images/lookalikes_allowed": true}) == "no"
	severity({"probe_images/lookalikes_allowed": true}) == "minor"
}

test_that_failure_is_left_open_while_the_rest_is_not_known if {
	satisfied({"probe_images/composites_allowed": true, "probe_images/quality_minimum": null}) == "unknown"
	severity({"probe_images/quality_minimum": null}) == "major"
}

questions := [
	"probe_images/quality_minimum",
	"probe_images/composites_allowed",
	"probe_images/lookalikes_allowed",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
