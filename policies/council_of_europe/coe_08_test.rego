package requirements.council_of_europe.coe_08_test

import data.blank
import data.requirements.council_of_europe.coe_08 as requirement

# A public body that has assessed, is overseen and can be complained about, on 1 June 2026.
met := {
	"place/country": "CH",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"operator/type": "public_body",
	"operator/on_behalf_of_law_enforcement": false,
	"assessments/human_rights/done": true,
	"governance/oversight_independent": true,
	"rights/complaint_channel": blank.text,
	"risks/harms": [{"description": blank.text}],
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
	answer := requirement.deferred with data.parameters as {"ai_convention_parties_in_force": [{
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

test_it_applies_to_public_authorities_in_a_state_of_the_council_of_europe if {
	result("applies", {}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": true}) == "yes"
	result("applies", {"place/country": "US", "deployment/coe_scope": false}) == "no"
	result("applies", {"place/country": "US", "deployment/coe_scope": null}) == "unknown"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "yes"
	result("applies", {"deployment/national_security_use": true, "purpose/code": "counter_terrorism", "purpose/secondary_uses": [], "purpose/ai_act_objective": blank.absent, "purpose/offence_code": blank.absent}) == "no"
	every operator in ["private", "private_public_service"] {
		result("applies", {"operator/type": operator}) == "no"
		result("applies", {"operator/type": operator, "operator/on_behalf_of_law_enforcement": true}) == "yes"
		result("applies", {"operator/type": operator, "operator/on_behalf_of_law_enforcement": null}) == "unknown"
	}
}

test_each_part_is_needed if {
	result("satisfied", {}) == "yes"
	every path in [
		"assessments/human_rights/done",
		"governance/oversight_independent",
	] {
		result("satisfied", {path: false}) == "no"
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_a_channel_for_complaints_and_a_list_of_harms_are_needed if {
	result("satisfied", {"rights/complaint_channel": blank.absent}) == "no"
	result("satisfied", {"rights/complaint_channel": null}) == "unknown"
	result("satisfied", {"risks/harms": []}) == "no"
	result("satisfied", {"risks/harms": null}) == "unknown"
	result("satisfied", {"risks/harms": [{"description": null}, {"description": null}]}) == "yes"
}
