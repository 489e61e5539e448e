package requirements.echr.ech_02_test

import data.blank
import data.requirements.echr.ech_02

satisfied(changes) := answer if {
	answer := ech_02.satisfied with input as record(changes)
}

applies(changes) := answer if {
	answer := ech_02.applies with input as record(changes)
}

exceptions(changes) := answer if {
	answer := ech_02.exceptions with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "post_rbi", "deployment.processing": "retrospective",
	"operator.type": "law_enforcement_authority",
	"case_file.recognition_use_recorded": true,
	"case_file.led_to_charge": true,
	"transparency.court_disclosure": true,
	"transparency.defence_disclosure": ["use", "tool", "version", "method", "images", "error_rates"],
	"probe_images.candidate_list_retained": true,
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"case_file.recognition_use_recorded": false,
	"transparency.court_disclosure": false,
	"transparency.defence_disclosure": [],
	"probe_images.candidate_list_retained": false,
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
	answer := ech_02.satisfied with input as blank.record({})
	answer == "unknown"
}

test_it_concerns_searches_among_many_by_police_and_for_them if {
	applies({}) == "yes"
	applies({"operator.type": "private", "operator.on_behalf_of_law_enforcement": true}) == "yes"
	applies({"operator.type": "private", "operator.on_behalf_of_law_enforcement": false}) == "no"
	applies({"deployment.mode": "verification_1_1"}) == "no"
	applies({"deployment.mode": null}) == "unknown"
	applies({"operator.type": null}) == "unknown"
}

test_the_defence_is_told_everything_it_needs_to_contest_the_match if {
	every word in met["transparency.defence_disclosure"] {
		rest := [other | some other in met["transparency.defence_disclosure"]; other != word]
		satisfied({"transparency.defence_disclosure": rest}) == "no"
	}
}

test_where_no_charge_followed_nothing_has_to_be_disclosed if {
	untold := {"case_file.led_to_charge": false, "transparency.court_disclosure": false}
	satisfied(untold) == "yes"
	exceptions(untold) == ["no_charge_followed"]
	satisfied(object.union(untold, {"case_file.led_to_charge": null})) == "unknown"
	exceptions(object.union(untold, {"case_file.led_to_charge": null})) == []
	satisfied(object.union(untold, {"case_file.recognition_use_recorded": false})) == "no"
	exceptions({"case_file.led_to_charge": false}) == []
}
