package requirements.eu_ai_act.aia_25_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_25

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_25[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

in_order := {
	"human_oversight.trained": true,
	"human_oversight.authority_to_stop": true,
	"system.instructions_followed": true,
	"system.input_data_suitable": true,
	"system.monitoring_plan": true,
	"governance.incident_process": true,
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_high_risk_systems if {
	rule("applies", {}) == "yes"
	rule("applies", {"deployment.mode": "verification_1_1"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", changes) == "unknown"
	}
}

test_everything_in_order_meets_it if satisfied({}) == "yes"

test_each_part_is_needed_once_article_26_applies if {
	every name in object.keys(in_order) {
		satisfied({name: false}) == "no"
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

test_until_then_literacy_is_enough if {
	every changes in [{"human_oversight.trained": true}, {"human_oversight.training_description": blank.text}] {
		rule_on("satisfied", 20121, changes) == "yes"
		rule_on("satisfied", 21153, changes) == "yes"
		old := object.union(high_risk_use.old, {"system.monitoring_plan": false})
		rule_on("satisfied", 21154, object.union(changes, old)) == "yes"
		new := {"deployment.start_date": high_risk_use.on(21154), "system.monitoring_plan": false}
		rule_on("satisfied", 21154, object.union(changes, new)) == "no"
	}
	untrained := {"human_oversight.trained": false, "human_oversight.training_description": blank.absent}
	rule_on("satisfied", 20121, untrained) == "no"
	rule_on("satisfied", 20121, {"human_oversight.trained": false}) == "unknown"
	rule_on("satisfied", 20121, {"human_oversight.training_description": blank.absent}) == "unknown"
}

test_a_system_in_service_before_needs_literacy_only if {
	trained := object.union(high_risk_use.old, {"human_oversight.trained": true, "system.monitoring_plan": false})
	rule("satisfied", trained) == "yes"
	rule_on("satisfied", 22127, trained) == "yes"
	rule_on("satisfied", 22128, trained) == "no"
}

test_article_26_asks_for_training_that_took_place if {
	satisfied({"human_oversight.trained": false, "human_oversight.training_description": blank.text}) == "no"
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_25[name] with input as high_risk_use.empty(21336)
			with data.profiles.memberships as high_risk_use.memberships
			with data.parameters as high_risk_use.parameters
		open == "unknown"
	}
}
