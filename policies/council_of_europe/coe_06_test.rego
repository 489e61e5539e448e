package requirements.council_of_europe.coe_06_test

import data.blank
import data.requirements.council_of_europe.coe_06 as requirement

# A public body that uses biometrics under a law on which the authority was heard, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"operator/type": "public_body",
	"data/personal": true,
	"legal_basis/authority_consulted_on_measure": true,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes)
		with data.profiles.memberships as memberships
		with data.parameters as parameters
}

parameters := {}

waits(parties) := answer if {
	answer := requirement.deferred with data.parameters as {"convention_108_plus_parties_in_force": [{
		"from_day": null,
		"until_day": null,
		"value": parties,
	}]}
		with input as blank.record({})
}

test_it_waits_until_the_treaty_is_in_force_for_a_party if {
	[waits(parties) | some parties in [0, 1, 2]] == ["yes", "no", "no"]
}

test_without_the_number_of_parties_it_is_not_known_whether_it_waits if {
	open := requirement.deferred with data.parameters as {} with input as blank.record({})
	open == "unknown"
}

memberships := blank.by_country({
	"european_union": [{"country": "FR", "from_day": null, "until_day": null}],
	"european_economic_area": [{"country": "NO", "from_day": null, "until_day": null}],
	"council_of_europe": [{"country": "CH", "from_day": null, "until_day": null}],
})

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_it_applies_to_public_bodies_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "yes"
	every operator in ["private", "private_public_service"] {
		result("applies", {"operator/type": operator}) == "no"
	}
	result("applies", {"operator/type": null}) == "unknown"
}

test_it_applies_to_personal_data_and_to_every_biometric_system if {
	result("applies", {"data/personal": false}) == "yes"
	result("applies", {"deployment/mode": "data_analytics"}) == "yes"
	result("applies", {"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	result("applies", {"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_the_authority_was_heard_on_the_measure if {
	result("satisfied", {}) == "yes"
	every path in [
		"legal_basis/authority_consulted_on_measure",
	] {
		result("satisfied", {path: false}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}
