package requirements.ohchr.ohc_04_test

import data.blank
import data.requirements.ohchr.ohc_04

satisfied(changes) := answer if {
	answer := ohc_04.satisfied with input as record(changes)
		with data.parameters as parameters
}

applies(changes) := answer if {
	answer := ohc_04.applies with input as record(changes)
		with data.parameters as parameters
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"operator.type": "public_body",
	"provider.name": blank.text,
	"provider.system_name": blank.text,
	"provider.human_rights_due_diligence_statement": blank.text,
	"provider.human_rights_due_diligence_at": {"iso": "2025-06-01", "day": 20240},
	"provider.remediation_clause": true,
	"procurement.human_rights_clause": true,
}

parameters := {name: [{"from_day": null, "until_day": null, "value": value}] |
	some name, value in {"max_due_diligence_age_days": 365}
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"provider.human_rights_due_diligence_statement": blank.absent,
	"provider.human_rights_due_diligence_at": blank.absent,
	"provider.remediation_clause": false,
	"procurement.human_rights_clause": false,
}

test_each_part_declared_missing_fails_it if {
	every path, answer in missing {
		satisfied({path: answer}) == "no"
	}
}

test_what_is_not_known_never_meets_it_and_never_fails_it if {
	every path in object.keys(missing) {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	answer := ohc_04.satisfied with input as blank.record({})
		with data.parameters as parameters
	answer == "unknown"
}

in_house := {"provider.name": blank.absent, "provider.system_name": blank.absent}

test_it_concerns_whatever_a_company_makes_or_runs if {
	applies({"provider.name": blank.absent}) == "yes"
	applies({"provider.system_name": blank.absent}) == "yes"
	every type in ["private", "private_public_service"] {
		applies(blank.merge(in_house, {"operator.type": type})) == "yes"
	}
	applies(in_house) == "no"
	applies(blank.merge(in_house, {"operator.type": null})) == "unknown"
	applies(blank.merge(in_house, {"provider.name": null})) == "unknown"
}

stated(day) := satisfied({"provider.human_rights_due_diligence_at": {"iso": "", "day": day}})

test_the_statement_ages_and_is_not_of_tomorrow if {
	[stated(20605 - n) | some n in [-1, 0, 364, 365, 366]] == ["no", "yes", "yes", "yes", "no"]
}
