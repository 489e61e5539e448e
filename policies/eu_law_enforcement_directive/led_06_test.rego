package requirements.eu_law_enforcement_directive.led_06_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_06

rule(name, changes) := answer if {
	answer := led_06[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {name: true |
	some field in [
		"collection",
		"alteration",
		"consultation_reason",
		"disclosure",
		"combination",
		"erasure",
		"time",
		"purpose_limited",
		"verifier_ids",
		"recipients",
	]
	name := concat(".", ["system.log", field])
}

possible := ["system.log.verifier_ids", "system.log.recipients"]

test_it_applies_to_police if rule("applies", {}) == "yes"

test_everything_logged_meets_it if {
	count(in_order) == 10
	satisfied({}) == "yes"
}

test_each_part_is_needed if {
	every name in object.keys(object.remove(in_order, possible)) {
		satisfied({name: false}) == "no"
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

test_people_and_recipients_as_far_as_possible if {
	every name in possible {
		satisfied({name: false}) == "unknown"
		satisfied({name: null}) == "unknown"
		satisfied({name: false, "system.log.time": false}) == "no"
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
		open := led_06[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
