package requirements.eu_law_enforcement_directive.led_01_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_01

rule(name, changes) := answer if {
	answer := led_01[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {
	"legal_basis.type": "statute",
	"legal_basis.citation": blank.text,
	"legal_basis.objectives_named": true,
	"legal_basis.data_categories_named": true,
	"purpose.statement": blank.text,
	"purpose.concrete": true,
}

test_it_applies_to_police if rule("applies", {}) == "yes"

test_a_law_that_names_everything_and_a_concrete_purpose_meet_it if satisfied({}) == "yes"

test_each_part_is_needed if {
	every name in ["legal_basis.objectives_named", "legal_basis.data_categories_named", "purpose.concrete"] {
		satisfied({name: false}) == "no"
	}
	every name in ["legal_basis.type", "legal_basis.citation", "purpose.statement"] {
		satisfied({name: blank.absent}) == "no"
	}
	every name in object.keys(in_order) {
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

test_what_is_law_and_what_is_not if {
	every type in ["statute", "regulation", "published_code_under_statute", "common_law_plus_policy", "mandate"] {
		satisfied({"legal_basis.type": type}) == "yes"
	}
	every type in ["consent", "vital_interest", "best_interests", "contract", "policy", "none_identified"] {
		satisfied({"legal_basis.type": type}) == "no"
	}
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
		open := led_01[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
