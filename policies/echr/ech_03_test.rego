package requirements.echr.ech_03_test

import data.blank
import data.requirements.echr.ech_03

satisfied(changes) := answer if {
	answer := ech_03.satisfied with input as record(changes)
}

applies(changes) := answer if {
	answer := ech_03.applies with input as record(changes)
}

severity(changes) := answer if {
	answer := ech_03.severity with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"operator.type": "law_enforcement_authority",
	"place.country": "GB",
	"place.subdivision": "GB-WLS",
	"system.bias.tested": true,
	"system.bias.operator_reviewed": true,
	"system.bias.independent": true,
	"system.bias.field_tested": false,
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"system.bias.tested": false,
	"system.bias.operator_reviewed": false,
	"system.bias.independent": false,
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
	answer := ech_03.satisfied with input as blank.record({})
	answer == "unknown"
}

test_it_concerns_biometric_systems_of_public_bodies if {
	every type in ["public_body", "law_enforcement_authority"] {
		applies({"operator.type": type}) == "yes"
	}
	applies({"operator.type": "private"}) == "no"
	applies({"operator.type": null}) == "unknown"
	applies({"deployment.mode": "data_analytics"}) == "no"
}

test_a_test_of_its_own_is_as_good_as_an_independent_one if {
	satisfied({"system.bias.independent": false, "system.bias.field_tested": true}) == "yes"
	satisfied({"system.bias.independent": false, "system.bias.field_tested": null}) == "unknown"
}

unread := {"system.bias.operator_reviewed": false}

test_it_blocks_in_great_britain_and_weighs_less_elsewhere if {
	every code in ["GB-GBN", "GB-EAW", "GB-ENG", "GB-WLS", "GB-SCT"] {
		satisfied(object.union(unread, {"place.subdivision": code})) == "no"
		severity(object.union(unread, {"place.subdivision": code})) == "blocking"
	}
	every place in [
		{"place.subdivision": "GB-NIR"},
		{"place.country": "FR", "place.subdivision": null},
		{"place.country": "IE", "place.subdivision": "GB-ENG"},
	] {
		satisfied(object.union(unread, place)) == "no"
		severity(object.union(unread, place)) == "major"
	}
}

test_a_failure_is_left_open_while_the_country_is if {
	every place in [{"place.subdivision": null}, {"place.subdivision": blank.withheld}, {"place.country": null}] {
		satisfied(blank.merge(unread, place)) == "unknown"
		severity(blank.merge(unread, place)) == "blocking"
		satisfied(place) == "yes"
	}
}
