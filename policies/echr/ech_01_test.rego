package requirements.echr.ech_01_test

import data.blank
import data.requirements.echr.ech_01

satisfied(changes) := answer if {
	answer := ech_01.satisfied with input as record(changes)
		with data.profiles.memberships as memberships
}

applies(changes) := answer if {
	answer := ech_01.applies with input as record(changes)
		with data.profiles.memberships as memberships
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"place.country": "FR",
	"purpose.code": "criminal_investigation",
}

memberships := blank.by_country({"council_of_europe": [
	{"country": "FR", "from_day": null, "until_day": null},
	{"country": "RU", "from_day": null, "until_day": 19251},
]})

test_all_of_it_together_meets_it if satisfied({}) == "yes"

test_an_empty_record_leaves_it_open if {
	answer := ech_01.satisfied with input as blank.record({})
		with data.profiles.memberships as memberships
	answer == "unknown"
}

test_it_concerns_the_parties_to_the_convention_and_those_who_say_so if {
	applies({}) == "yes"
	applies({"place.country": "US", "deployment.coe_scope": true}) == "yes"
	applies({"place.country": "US", "deployment.coe_scope": false}) == "no"
	applies({"place.country": "RU", "deployment.coe_scope": false}) == "no"
	applies({"place.country": null}) == "unknown"
}

test_speech_protest_and_sources_are_no_purpose if {
	every code in ["protest_policing", "political_monitoring", "journalist_source_identification"] {
		satisfied({"purpose.code": code}) == "no"
	}
	every code in ["crowd_safety", "counter_terrorism", "other"] {
		satisfied({"purpose.code": code}) == "yes"
	}
}

test_a_purpose_that_is_not_known_or_not_there_leaves_it_open if {
	every code in [null, blank.withheld, blank.absent] {
		satisfied({"purpose.code": code}) == "unknown"
	}
}
