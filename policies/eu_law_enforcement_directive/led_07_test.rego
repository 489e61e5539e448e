package requirements.eu_law_enforcement_directive.led_07_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_07

rule(name, changes) := answer if {
	answer := led_07[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {
	"assessments.dpia.done": true,
	"assessments.dpia.date": police_use.on(20500),
	"deployment.start_date": police_use.on(20500),
	"assessments.dpia.required": true,
	"assessments.dpia.residual_risk": "low",
	"assessments.prior_consultation.done": true,
	"data.new_filing_system": true,
}

test_it_applies_to_finding_one_among_many_and_to_what_calls_for_an_assessment if {
	rule("applies", {}) == "yes"
	one_to_one := {"deployment.mode": "verification_1_1"}
	calm := {
		"deployment.space": "none",
		"data.large_scale": false,
		"assessments.dpia.required": false,
		"assessments.dpia.high_risk_listed": false,
	}
	rule("applies", object.union(one_to_one, calm)) == "no"
	every path in object.keys(calm) {
		rule("applies", object.union(one_to_one, object.union(calm, {path: null}))) == "unknown"
	}
	rule("applies", object.union(one_to_one, {"deployment.space": "publicly_accessible"})) == "yes"
	rule("applies", object.union(one_to_one, {"data.large_scale": true})) == "yes"
	rule("applies", object.union(one_to_one, {"assessments.dpia.required": true})) == "yes"
	rule("applies", object.union(one_to_one, {"assessments.dpia.high_risk_listed": true})) == "yes"
	rule("applies", {"deployment.mode": null}) == "unknown"
}

test_assessed_first_and_consulted_meets_it if {
	satisfied({}) == "yes"
	rule("severity", in_order) == "blocking"
	rule("exceptions", in_order) == []
}

test_the_assessment_is_needed if {
	satisfied({"assessments.dpia.done": false}) == "no"
	satisfied({"assessments.dpia.done": null}) == "unknown"
	satisfied({"assessments.dpia.date": blank.absent}) == "no"
	satisfied({"assessments.dpia.date": null}) == "unknown"
}

test_it_comes_before_the_use_or_on_its_first_day if {
	[satisfied({"assessments.dpia.date": police_use.on(day)}) | some day in [20499, 20500, 20501]] == ["yes", "yes", "no"]
	satisfied({"deployment.start_date": null}) == "unknown"
}

assessed(start, day) := satisfied({
	"deployment.start_date": start,
	"assessments.dpia.date": police_use.on(day),
})

test_before_the_use_begins_or_where_it_is_older_than_the_directive_by_the_law_date if {
	every start in [blank.absent, police_use.on(20606), police_use.on(17656)] {
		[assessed(start, day) | some day in [20605, 20606]] == ["yes", "no"]
	}
	assessed(police_use.on(17657), 20605) == "no"
	assessed(police_use.on(20605), 20605) == "yes"
}

test_the_authority_is_consulted if {
	satisfied({"assessments.prior_consultation.done": false}) == "no"
	satisfied({"assessments.prior_consultation.done": null}) == "unknown"
}

unconsulted(changes) := with_changes(object.union({"assessments.prior_consultation.done": false}, changes))

test_without_a_new_filing_system_it_need_not_be if {
	rule("satisfied", unconsulted({"data.new_filing_system": false})) == "yes"
	rule("exceptions", unconsulted({"data.new_filing_system": false})) == ["no_new_filing_system"]
	rule("satisfied", unconsulted({"data.new_filing_system": null})) == "unknown"
	rule("exceptions", unconsulted({"data.new_filing_system": null})) == []
	rule("exceptions", with_changes({"data.new_filing_system": false})) == []
}

one_to_one(risk) := unconsulted({"deployment.mode": "verification_1_1", "assessments.dpia.residual_risk": risk})

test_other_systems_consult_where_a_high_risk_remains if {
	every risk in ["low", "medium", blank.absent] {
		rule("satisfied", one_to_one(risk)) == "yes"
		rule("exceptions", object.union(one_to_one(risk), {"data.new_filing_system": false})) == []
	}
	rule("satisfied", one_to_one("high")) == "no"
	rule("satisfied", one_to_one(null)) == "unknown"
	rule("severity", one_to_one("high")) == "major"
}

test_a_failure_stays_open_while_it_is_not_known_whether_it_blocks if {
	late := {"assessments.dpia.done": false, "deployment.mode": null}
	satisfied(late) == "unknown"
	rule("severity", with_changes(late)) == "blocking"
	satisfied({"assessments.dpia.done": false, "deployment.mode": "verification_1_1"}) == "no"
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
		open := led_07[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
