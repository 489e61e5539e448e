package requirements.quebec_information_technology.qcb_01_test

import data.blank
import data.requirements.quebec_information_technology.qcb_01 as requirement

# An employer in Montréal that offers a badge too, on 1 June 2026.
met := {
	"place/country": "CA",
	"place/subdivision": "CA-QC",
	"place/extent": "site",
	"deployment/mode": "identification_1n_cooperative",
	"consent/relied_on": true,
	"consent/explicit": true,
	"consent/bystanders_captured": false,
	"consent/alternative_equal": true,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"quebec_information_technology": [{"country": "CA", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_express_consent_with_another_way_meets_it if {
	result("satisfied", {}) == "yes"
}

test_consent_and_another_way_are_needed if {
	every path, answer in {
		"consent/relied_on": false,
		"consent/explicit": false,
		"consent/bystanders_captured": true,
		"consent/alternative_equal": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["consent/relied_on", "consent/explicit", "consent/bystanders_captured", "consent/alternative_equal"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_identification_and_verification_in_quebec if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "realtime_rbi"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "no"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"place/subdivision": "CA-ON"}) == "no"
	result("applies", {"place/subdivision": "CA-ON", "place/extent": "national"}) == "unknown"
	result("applies", {"place/subdivision": blank.absent, "place/extent": "national"}) == "unknown"
	result("applies", {"place/subdivision": null}) == "unknown"
	result("applies", {"place/country": "FR"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}
