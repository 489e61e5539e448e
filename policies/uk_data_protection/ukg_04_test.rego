package requirements.uk_data_protection.ukg_04_test

import data.blank
import data.requirements.uk_data_protection.ukg_04 as requirement

# A police force with a reason, a condition and a policy, on 1 June 2026.
met := {
	"place/country": "GB",
	"operator/type": "law_enforcement_authority",
	"operator/on_behalf_of_law_enforcement": false,
	"purpose/code": "policing_general",
	"deployment/mode": "realtime_rbi",
	"legal_basis/type": "common_law_plus_policy",
	"legal_basis/citation": blank.text,
	"consent/relied_on": false,
	"consent/explicit": false,
	"consent/bystanders_captured": true,
	"necessity/strictly_necessary_reason": blank.text,
	"legal_basis/special_category_condition": "law",
	"governance/policy_refs": [blank.text],
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"uk_data_protection_act_part_3": [{"country": "GB", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_a_law_a_reason_a_condition_and_a_policy_meet_it if {
	result("satisfied", {}) == "yes"
}

test_each_part_is_needed if {
	every path, answer in {
		"legal_basis/type": "none_identified",
		"legal_basis/citation": blank.absent,
		"necessity/strictly_necessary_reason": blank.absent,
		"legal_basis/special_category_condition": "none",
		"governance/policy_refs": [],
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["legal_basis/type", "legal_basis/citation", "necessity/strictly_necessary_reason", "legal_basis/special_category_condition", "governance/policy_refs"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_police_who_identify_people if {
	result("applies", {}) == "yes"
	result("applies", {"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "yes"
	result("applies", {"operator/type": "private"}) == "no"
	result("applies", {"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	result("applies", {"operator/type": null}) == "unknown"
	result("applies", {"place/country": "FR"}) == "no"
	result("applies", {"operator/body_kind": "intelligence"}) == "no"
	result("applies", {"operator/body_kind": "national_police"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1", "purpose/code": "access_control"}) == "no"
	result("applies", {"deployment/mode": "categorisation"}) == "no"
}

test_each_kind_of_law_counts_and_a_contract_does_not if {
	result("satisfied", {"legal_basis/type": "statute"}) == "yes"
	result("satisfied", {"legal_basis/type": "regulation"}) == "yes"
	result("satisfied", {"legal_basis/type": "published_code_under_statute"}) == "yes"
	result("satisfied", {"legal_basis/type": "policy"}) == "no"
	result("satisfied", {"legal_basis/type": "consent"}) == "no"
	result("satisfied", {"legal_basis/type": "contract"}) == "no"
}

test_each_condition_counts if {
	result("satisfied", {"legal_basis/special_category_condition": "vital_interests"}) == "yes"
	result("satisfied", {"legal_basis/special_category_condition": "manifestly_public"}) == "no"
	result("satisfied", {"legal_basis/special_category_condition": "legal_claims", "deployment/targeting": "targeted"}) == "yes"
	every targeting in ["watchlist", "untargeted", null] {
		result("satisfied", {
			"legal_basis/special_category_condition": "legal_claims",
			"deployment/targeting": targeting,
		}) == "unknown"
	}
	result("satisfied", {"legal_basis/special_category_condition": "research_archiving"}) == "yes"
	result("satisfied", {"legal_basis/special_category_condition": "explicit_consent"}) == "no"
}

test_consent_of_those_who_are_identified_is_the_other_case if {
	result("satisfied", {"consent/relied_on": true, "consent/explicit": true, "consent/bystanders_captured": false, "necessity/strictly_necessary_reason": blank.absent}) == "yes"
	result("satisfied", {"consent/relied_on": true, "consent/explicit": true, "necessity/strictly_necessary_reason": blank.absent}) == "no"
	result("satisfied", {"consent/relied_on": true, "consent/bystanders_captured": false, "necessity/strictly_necessary_reason": blank.absent}) == "no"
	result("satisfied", {"consent/explicit": true, "consent/bystanders_captured": false, "necessity/strictly_necessary_reason": blank.absent}) == "no"
}
