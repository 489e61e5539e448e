package requirements.australia_privacy_act.aup_04_test

import data.blank
import data.requirements.australia_privacy_act.aup_04 as requirement

# A shop that assessed the risks and says what it does, on 1 June 2026.
met := {
	"place/country": "AU",
	"operator/type": "private",
	"deployment/mode": "realtime_rbi",
	"assessments/dpia/done": true,
	"transparency/policy_published": true,
	"governance/accountable_owner": blank.text,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({"australia_privacy_act": [{"country": "AU", "from_day": null, "until_day": null}]})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_an_assessment_a_policy_and_an_owner_meet_it if {
	result("satisfied", {}) == "yes"
}

test_assessment_policy_and_owner_are_all_needed if {
	every path, answer in {
		"assessments/dpia/done": false,
		"transparency/policy_published": false,
		"governance/accountable_owner": blank.absent,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["assessments/dpia/done", "transparency/policy_published", "governance/accountable_owner"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_organisations_that_use_biometrics_in_australia if {
	result("applies", {}) == "yes"
	result("applies", {"operator/type": "private_public_service"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "yes"
	result("applies", {"place/country": "NZ"}) == "no"
	result("applies", {"operator/type": "public_body"}) == "unknown"
	result("applies", {"operator/type": "law_enforcement_authority"}) == "unknown"
	result("applies", {"operator/type": null}) == "unknown"
	result("applies", {"deployment/mode": "data_analytics"}) == "no"
	result("applies", {"deployment/mode": null}) == "unknown"
}
