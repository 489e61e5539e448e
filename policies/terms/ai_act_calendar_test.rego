package ai_act_calendar_test

import data.blank
import data.terms

term(name, day, answers) := answer if {
	answer := terms[name] with input as blank.record_on("", day, answers)
}

on(day) := {"iso": "", "day": day}

# In service since 2026, its design unchanged.
old(operator) := {
	"deployment": {"start_date": on(20605), "significant_change_on": blank.absent},
	"operator": operator,
}

police := {"type": "law_enforcement_authority"}

shop := {"type": "private", "on_behalf_of_law_enforcement": false}

started(day) := {
	"deployment": {"start_date": day, "significant_change_on": blank.absent},
	"operator": police,
}

changed(day) := {
	"deployment": {"start_date": on(20605), "significant_change_on": day},
	"operator": shop,
}

test_what_begins_once_the_chapter_applies_is_not_deferred if {
	[term("chapter_iii_deferred", 21336, started(on(day))) | some day in [21153, 21154]] == ["yes", "no"]
	[term("in_service_before_chapter_iii", 21336, started(on(day))) | some day in [21153, 21154]] == ["yes", "no"]
	term("chapter_iii_deferred", 21336, started(blank.absent)) == "no"
	term("chapter_iii_deferred", 21336, started(null)) == "unknown"
	term("chapter_iii_deferred", 21336, started(blank.withheld)) == "unknown"
}

test_old_systems_of_public_authorities_comply_by_august_2030_and_those_of_others_only_when_changed if {
	every operator in [police, {"type": "public_body"}, {"type": "private", "on_behalf_of_law_enforcement": true}] {
		[term("chapter_iii_deferred", day, old(operator)) | some day in [21154, 22127, 22128]] == ["yes", "yes", "no"]
	}
	every operator in [shop, {"type": "private_public_service", "on_behalf_of_law_enforcement": false}] {
		term("chapter_iii_deferred", 22128, old(operator)) == "yes"
	}
	term("chapter_iii_deferred", 22127, old({})) == "yes"
	term("chapter_iii_deferred", 22128, old({})) == "unknown"
}

test_a_significant_change_of_design_since_the_chapter_applies_ends_it if {
	[term("chapter_iii_deferred", 21336, changed(on(day))) | some day in [21153, 21154]] == ["yes", "no"]
	[term("chapter_iii_deferred", 21336, changed(on(day))) | some day in [21336, 21337]] == ["no", "yes"]
	term("chapter_iii_deferred", 21336, changed(null)) == "unknown"
	term("chapter_iii_deferred", 21336, changed(blank.withheld)) == "unknown"
}

test_before_the_chapter_applies_no_change_of_design_can_matter if {
	every answer in [null, blank.withheld, blank.absent, on(21153), on(21154)] {
		term("design_changed_since_chapter_iii", 21153, changed(answer)) == "no"
		term("chapter_iii_deferred", 21153, changed(answer)) == "yes"
	}
	term("design_changed_since_chapter_iii", 21154, changed(null)) == "unknown"
}

test_the_chapter_applies_from_its_day_to_what_is_not_deferred if {
	[term("chapter_iii_applies", day, started(on(21154))) | some day in [21153, 21154]] == ["no", "yes"]
	term("chapter_iii_applies", 21154, old(police)) == "no"
	term("chapter_iii_applies", 22128, old(police)) == "yes"
	term("chapter_iii_applies", 21336, started(null)) == "unknown"
	term("chapter_iii_applies", 21153, started(null)) == "no"
}

test_who_is_a_public_authority if {
	every operator in [police, {"type": "public_body"}, {"type": "private", "on_behalf_of_law_enforcement": true}] {
		term("public_authority", 20605, {"operator": operator}) == "yes"
	}
	term("public_authority", 20605, {"operator": shop}) == "no"
	term("public_authority", 20605, {"operator": {"type": "private"}}) == "unknown"
	term("public_authority", 20605, {}) == "unknown"
}

test_an_empty_record_settles_nothing_of_what_depends_on_it if {
	every name in [
		"chapter_iii_deferred",
		"chapter_iii_applies",
		"in_service_before_chapter_iii",
		"design_changed_since_chapter_iii",
	] {
		term(name, 21154, {}) == "unknown"
	}
	term("public_systems_must_comply", 22128, {}) == "unknown"
	term("public_systems_must_comply", 22127, {}) == "no"
}
