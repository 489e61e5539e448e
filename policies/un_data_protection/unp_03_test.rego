package requirements.un_data_protection.unp_03_test

import data.blank
import data.requirements.un_data_protection.unp_03 as requirement

face := {
	"category": "face_images",
	"reason": blank.text,
}

place := {
	"category": "location",
	"reason": blank.text,
}

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"data/categories": ["face_images", "location"],
	"necessity/category_reasons": [face, place],
	"data/scope_minimised": true,
	"data/scope_minimised_reason": blank.text,
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

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open
	met_or_not == "unknown"
}

test_a_reason_for_every_category_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_wherever_personal_data_is_processed if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_one_category_is_enough if {
	satisfied({"data/categories": ["face_images"]}) == "yes"
	satisfied({"data/categories": ["face_images"], "necessity/category_reasons": [face]}) == "yes"
}

test_a_second_entry_may_lack_the_reason_that_the_first_gives if {
	satisfied({"necessity/category_reasons": [face, place, blank.merge(place, {"reason": blank.absent})]}) == "yes"
}

test_a_category_without_a_reason_fails if {
	satisfied({"necessity/category_reasons": []}) == "no"
	satisfied({"necessity/category_reasons": [face]}) == "no"
	satisfied({"necessity/category_reasons": [face, blank.merge(place, {"reason": blank.absent})]}) == "no"
}

test_a_reason_that_may_be_for_the_category_leaves_it_open if {
	satisfied({"necessity/category_reasons": [face, blank.merge(place, {"reason": null})]}) == "unknown"
	satisfied({"necessity/category_reasons": [face, blank.merge(place, {"reason": blank.withheld})]}) == "unknown"
	satisfied({
		"necessity/category_reasons": [face, blank.merge(face, {"category": null, "reason": blank.text})],
	}) == "unknown"
}

test_personal_data_of_no_category_fails if {
	satisfied({"data/categories": []}) == "no"
}

test_a_minimum_without_a_reason_or_none_at_all_fails if {
	satisfied({"data/scope_minimised": false}) == "no"
	satisfied({"data/scope_minimised_reason": blank.absent}) == "no"
}

questions := [
	"data/categories",
	"necessity/category_reasons",
	"data/scope_minimised",
	"data/scope_minimised_reason",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
