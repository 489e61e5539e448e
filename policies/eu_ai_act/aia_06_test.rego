package requirements.eu_ai_act.aia_06_test

import data.lib
import data.requirements.eu_ai_act.aia_06 as requirement

status := found if {
	found := lib.status(
		requirement.applies,
		requirement.satisfied,
		in_force,
		input.law_date.day,
	) with data.profiles as profiles
}

in_force := {"from_day": 20121, "until_day": null} # 2025-02-02

profiles := {"memberships": {"european_union": [{"country": "NL", "from_day": null, "until_day": null}]}}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"assessments": {"fria": {"done": true, "date": on("2026-05-10", 20583)}},
		"authorisation": {
			"granted_at": {"iso": "2026-05-11T08:00:00Z", "epoch": 1778486400},
			"use_started_at": {"iso": "2026-05-12T08:00:00Z", "epoch": 1778572800},
		},
		"consent": {"bystanders_captured": null},
		"deployment": {"mode": "realtime_rbi", "space": "publicly_accessible", "eu_scope": null},
		"operator": {"type": "law_enforcement_authority", "on_behalf_of_law_enforcement": null},
		"place": {"country": "NL"},
	},
}

on(iso, day) := {"iso": iso, "day": day}

first := {"iso": "2026-05-09T23:59:59Z", "epoch": 1778371199}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_an_assessment_before_or_on_the_day_of_authorisation_is_met if {
	status == "met" with input as met
	status == "met" with input as changed("facts/assessments/fria/date", on("2026-05-11", 20584))
}

test_an_assessment_after_authorisation_is_not_met if {
	status == "not_met" with input as changed("facts/assessments/fria/date", on("2026-05-12", 20585))
	status == "not_met" with input as changed("facts/authorisation/granted_at", first)
}

test_urgent_use_before_the_assessment_is_not_met_even_where_authorisation_came_after_it if {
	status == "not_met" with input as changed("facts/authorisation/use_started_at", first)
}

test_no_assessment_is_not_met if {
	status == "not_met" with input as changed("facts/assessments/fria/done", false)
	status == "not_met" with input as changed("facts/assessments/fria/date", absent)
}

test_an_assessment_suffices_while_nothing_has_been_authorised_or_used if {
	status == "met" with input as both(
		["facts/authorisation/granted_at", absent],
		["facts/authorisation/use_started_at", absent],
	)
}

test_an_assessment_is_done_on_the_law_date_and_not_after_it if {
	waiting := both(
		["facts/authorisation/granted_at", absent],
		["facts/authorisation/use_started_at", absent],
	)
	every day, expected in {20604: "met", 20605: "met", 20606: "not_met"} {
		status == expected with input as json.patch(waiting, [{
			"op": "add",
			"path": "facts/assessments/fria/date",
			"value": on("", day),
		}])
	}
}

test_it_applies_to_those_who_act_for_the_police if {
	status == "met" with input as both(
		["facts/operator/type", "private"],
		["facts/operator/on_behalf_of_law_enforcement", true],
	)
}

test_it_applies_outside_the_union_where_the_body_says_so if {
	status == "met" with input as both(["facts/place/country", "KE"], ["facts/deployment/eu_scope", true])
}

test_it_does_not_apply_to_other_uses if {
	status == "not_applicable" with input as changed("facts/deployment/mode", "post_rbi")
	status == "not_applicable" with input as changed("facts/deployment/space", "restricted")
	status == "not_applicable" with input as both(
		["facts/place/country", "KE"],
		["facts/deployment/eu_scope", false],
	)
	status == "not_applicable" with input as both(
		["facts/operator/type", "private"],
		["facts/operator/on_behalf_of_law_enforcement", false],
	)
}

questions := [
	"facts/deployment/mode",
	"facts/deployment/space",
	"facts/operator/type",
	"facts/place/country",
	"facts/assessments/fria/done",
	"facts/assessments/fria/date",
	"facts/authorisation/granted_at",
	"facts/authorisation/use_started_at",
]

test_an_unanswered_question_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, null)
	}
}

test_a_withheld_answer_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, withheld)
	}
}

test_an_empty_record_is_undetermined if {
	status == "undetermined" with input as json.patch(met, [{"op": "add", "path": path, "value": null} |
		some path in everything
	])
}

everything := questions

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2025-02-01", "day": 20120})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2025-02-02", "day": 20121})
}
