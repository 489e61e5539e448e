package requirements.eu_law_enforcement_directive.led_03_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_03

rule(name, changes) := answer if {
	answer := led_03[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {
	"human_oversight.review_before_action": true,
	"system.profiling_discriminates": false,
	"legal_basis.automated_decision_law": blank.absent,
}

test_it_applies_to_police if rule("applies", {}) == "yes"

test_a_person_who_decides_and_no_discrimination_meet_it if {
	satisfied({}) == "yes"
	rule("exceptions", in_order) == []
}

test_profiling_that_discriminates_is_banned_without_exception if {
	satisfied({"system.profiling_discriminates": true}) == "no"
	rule("satisfied", by_law({"system.profiling_discriminates": true})) == "no"
	satisfied({"system.profiling_discriminates": null}) == "unknown"
	satisfied({"system.profiling_discriminates": blank.withheld}) == "unknown"
}

test_a_machine_that_decides_alone_is_banned if {
	satisfied({"human_oversight.review_before_action": false}) == "no"
	satisfied({"human_oversight.review_before_action": null}) == "unknown"
	satisfied({
		"human_oversight.review_before_action": false,
		"legal_basis.automated_decision_law": null,
	}) == "unknown"
}

by_law(changes) := with_changes(object.union(
	{
		"human_oversight.review_before_action": false,
		"legal_basis.automated_decision_law": blank.text,
		"human_oversight.can_override": true,
		"legal_basis.safeguards": blank.text,
	},
	changes,
))

test_a_law_may_allow_it_with_human_intervention_and_safeguards if {
	rule("satisfied", by_law({})) == "yes"
	rule("exceptions", by_law({})) == ["automated_by_law"]
	rule("satisfied", by_law({"human_oversight.can_override": false})) == "no"
	rule("exceptions", by_law({"human_oversight.can_override": false})) == []
	rule("satisfied", by_law({"human_oversight.can_override": null})) == "unknown"
	rule("satisfied", by_law({"legal_basis.safeguards": blank.absent})) == "no"
	rule("satisfied", by_law({"legal_basis.safeguards": null})) == "unknown"
}

test_safeguards_are_asked_for_special_categories if {
	plain := {
		"deployment.mode": "data_analytics",
		"data.personal": true,
		"data.special_categories": ["criminal"],
		"legal_basis.safeguards": blank.absent,
	}
	rule("satisfied", by_law(plain)) == "yes"
	rule("satisfied", by_law(object.union(plain, {"data.special_categories": ["health"]}))) == "no"
}

test_the_exception_is_not_shown_where_a_person_decides if {
	rule("exceptions", by_law({"human_oversight.review_before_action": true})) == []
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
		open := led_03[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
