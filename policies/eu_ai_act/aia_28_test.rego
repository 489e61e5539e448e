package requirements.eu_ai_act.aia_28_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_28

rule(name, changes) := answer if {
	answer := aia_28[name] with input as high_risk_use.record_on(21336, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

in_order := {
	"registration.deployer_registered": true,
	"operator.name": blank.text,
	"operator.address": blank.text,
	"operator.contact": blank.text,
	"assessments.fria.summary": blank.text,
	"assessments.dpia.summary": blank.text,
	"assessments.dpia.required": true,
	"registration.section": "public",
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

test_it_applies_to_public_authorities_and_those_who_act_for_them if {
	every type in ["law_enforcement_authority", "public_body"] {
		rule("applies", {"operator.type": type}) == "yes"
	}
	rule("applies", {"operator.type": "private", "operator.on_behalf_of_law_enforcement": true}) == "yes"
	rule("applies", high_risk_use.shop) == "no"
	rule("applies", {"operator.type": null}) == "unknown"
	rule("applies", {"deployment.mode": "verification_1_1"}) == "no"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
	every changes in high_risk_use.open {
		rule("applies", changes) == "unknown"
	}
}

test_everything_registered_meets_it if {
	satisfied({}) == "yes"
	rule("exceptions", in_order) == []
}

test_each_part_is_needed if {
	every name in object.keys(object.remove(in_order, ["assessments.dpia.required", "registration.section"])) {
		satisfied({name: no(name)}) == "no"
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
}

no("registration.deployer_registered") := false

no(name) := blank.absent if name != "registration.deployer_registered"

test_where_no_data_protection_assessment_is_needed_its_summary_is_not if {
	without := {"assessments.dpia.summary": blank.absent}
	satisfied(object.union(without, {"assessments.dpia.required": false})) == "yes"
	satisfied(object.union(without, {"assessments.dpia.required": null})) == "unknown"
}

secure(section, operator) := with_changes(object.union(operator, {
	"registration.section": section,
	"assessments.fria.summary": blank.absent,
	"assessments.dpia.summary": blank.absent,
}))

office(sector) := {
	"operator.type": "public_body",
	"operator.on_behalf_of_law_enforcement": false,
	"operator.sector": sector,
}

test_the_secure_section_holds_no_summaries if {
	rule("satisfied", secure("non_public", {})) == "yes"
	rule("exceptions", secure("non_public", {})) == ["secure_section"]
	rule("satisfied", secure("public", {})) == "no"
	rule("satisfied", secure(null, {})) == "unknown"
	rule("exceptions", secure(null, {})) == []
}

test_it_is_for_police_migration_asylum_and_borders_only if {
	every sector in ["law_enforcement", "migration", "asylum", "border"] {
		rule("satisfied", secure("non_public", office(sector))) == "yes"
	}
	rule("satisfied", secure("non_public", office("health"))) == "no"
	rule("satisfied", secure("non_public", office(null))) == "unknown"
}

test_it_is_not_shown_where_the_summaries_are_there if {
	rule("exceptions", with_changes({"registration.section": "non_public"})) == []
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_28[name] with input as high_risk_use.empty(21336)
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
