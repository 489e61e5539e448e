package requirements.eu_law_enforcement_directive.led_02_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_02

rule(name, changes) := answer if {
	answer := led_02[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {
	"necessity.strictly_necessary_reason": blank.text,
	"necessity.per_search_reason": true,
	"necessity.category_reasons": [],
	"necessity.systematic_collection": false,
	"legal_basis.safeguards": blank.text,
	"legal_basis.special_category_condition": "law",
}

test_it_applies_where_people_are_identified_or_special_data_is_processed if {
	every mode in ["realtime_rbi", "post_rbi", "identification_1n_cooperative", "verification_1_1"] {
		rule("applies", {"deployment.mode": mode}) == "yes"
	}
	rule("applies", {"deployment.mode": "categorisation", "data.special_categories": ["health"]}) == "yes"
	rule("applies", {"deployment.mode": "categorisation", "data.special_categories": ["criminal"]}) == "no"
	rule("applies", {"deployment.mode": "categorisation"}) == "unknown"
}

test_strict_necessity_shown_case_by_case_with_safeguards_and_a_law_meets_it if {
	satisfied({}) == "yes"
	satisfied({"legal_basis.special_category_condition": "vital_interests"}) == "yes"
}

test_each_part_is_needed if {
	every name in [
		"necessity.strictly_necessary_reason",
		"legal_basis.safeguards",
		"legal_basis.special_category_condition",
	] {
		satisfied({name: blank.absent}) == "no"
	}
	satisfied({"necessity.per_search_reason": false}) == "no"
	every name in object.keys(object.remove(in_order, ["necessity.category_reasons"])) {
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

test_a_reason_for_each_kind_of_data_will_do_too if {
	reason := {"category": "face_templates", "reason": blank.text}
	satisfied({"necessity.per_search_reason": false, "necessity.category_reasons": [reason]}) == "yes"
	satisfied({"necessity.per_search_reason": false, "necessity.category_reasons": [reason, reason]}) == "yes"
	satisfied({"necessity.per_search_reason": false, "necessity.category_reasons": null}) == "unknown"
}

test_systematic_collection_never_meets_it if satisfied({"necessity.systematic_collection": true}) == "no"

test_other_grounds_do_not_count if {
	every condition in [
		"none",
		"explicit_consent",
		"substantial_public_interest_law",
		"employment_law",
		"legal_claims",
	] {
		every mode in ["realtime_rbi", "categorisation"] {
			satisfied({"legal_basis.special_category_condition": condition, "deployment.mode": mode}) == "no"
		}
	}
}

test_data_made_public_is_a_ground_only_where_nobody_is_identified if {
	public := {"legal_basis.special_category_condition": "manifestly_public"}
	satisfied(public) == "no"
	satisfied(object.union(public, {"deployment.mode": "verification_1_1"})) == "no"
	satisfied(object.union(public, {"deployment.mode": "categorisation"})) == "yes"
	satisfied(object.union(public, {"deployment.mode": null})) == "unknown"
}

test_it_asks_nothing_of_what_the_directive_does_not_govern if {
	every changes in police_use.outside {
		rule("applies", with_changes(changes)) == "no"
	}
	every changes in police_use.open {
		rule("applies", with_changes(changes)) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := led_02[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
