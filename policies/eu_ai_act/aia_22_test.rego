package requirements.eu_ai_act.aia_22_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_22

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_22[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

two := {
	"human_oversight.reviewers_minimum": 2,
	"human_oversight.independent_review": true,
	"human_oversight.review_before_action": true,
	"human_oversight.trained": true,
	"legal_basis.two_person_waiver_ref": blank.absent,
}

with_changes(changes) := object.union(object.remove(two, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_remote_identification_by_anybody if {
	rule("applies", {}) == "yes"
	rule("applies", {"deployment.mode": "realtime_rbi"}) == "yes"
	rule("applies", high_risk_use.shop) == "yes"
	rule("applies", {"deployment.mode": "emotion"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", changes) == "unknown"
	}
}

test_two_trained_people_separately_beforehand_meet_it if {
	satisfied({}) == "yes"
	rule("exceptions", two) == []
}

test_one_is_not_enough if {
	[satisfied({"human_oversight.reviewers_minimum": number}) | some number in [0, 1, 2, 3]] == ["no", "no", "yes", "yes"]
	satisfied({"human_oversight.reviewers_minimum": blank.absent}) == "no"
	satisfied({"human_oversight.reviewers_minimum": null}) == "unknown"
}

test_each_part_is_needed if {
	every field in ["independent_review", "review_before_action", "trained"] {
		name := concat(".", ["human_oversight", field])
		satisfied({name: false}) == "no"
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

waived(ref, operator) := with_changes(object.union(
	{"human_oversight.reviewers_minimum": 1, "legal_basis.two_person_waiver_ref": ref},
	operator,
))

border_guard(sector) := {
	"operator.type": "public_body",
	"operator.on_behalf_of_law_enforcement": false,
	"operator.sector": sector,
}

test_a_law_may_hold_two_people_disproportionate_for_police_migration_and_borders if {
	rule("satisfied", waived(blank.text, {})) == "yes"
	rule("exceptions", waived(blank.text, {})) == ["two_people_disproportionate"]
	every sector in ["law_enforcement", "migration", "border", "asylum"] {
		rule("satisfied", waived(blank.text, border_guard(sector))) == "yes"
	}
	rule("satisfied", waived(blank.text, border_guard("transport"))) == "no"
	rule("satisfied", waived(blank.text, border_guard(null))) == "unknown"
	rule("satisfied", waived(blank.absent, {})) == "no"
	rule("satisfied", waived(null, {})) == "unknown"
	rule("exceptions", waived(blank.absent, {})) == []
}

test_the_waiver_is_not_shown_where_two_people_confirm if {
	rule("exceptions", with_changes({"legal_basis.two_person_waiver_ref": blank.text})) == []
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_22[name] with input as high_risk_use.empty(21336)
			with data.profiles.memberships as high_risk_use.memberships
			with data.parameters as high_risk_use.parameters
		open == "unknown"
	}
}

test_a_system_in_service_before_the_chapter_applied_has_time if {
	rule("deferred", high_risk_use.old) == "yes"
	rule("deferred", {}) == "no"
	rule("deferred", {"deployment.start_date": null}) == "unknown"
}
