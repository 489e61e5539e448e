package requirements.eu_ai_act.aia_31_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_31

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_31[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

cameras := {"deployment.mode": "emotion", "deployment.covert": false, "transparency.exposure_notice": true}

with_changes(changes) := object.union(object.remove(cameras, object.keys(changes)), changes)

test_it_applies_to_emotion_recognition_and_categorisation if {
	every mode in ["emotion", "categorisation"] {
		rule("applies", {"deployment.mode": mode}) == "yes"
		rule("applies", object.union(high_risk_use.shop, {"deployment.mode": mode})) == "yes"
	}
	every mode in ["post_rbi", "realtime_rbi", "verification_1_1", "behaviour_analytics"] {
		rule("applies", {"deployment.mode": mode}) == "no"
	}
	rule("applies", {"deployment.mode": null}) == "unknown"
	every changes in high_risk_use.outside {
		rule("applies", object.union(cameras, changes)) == "no"
	}
}

test_telling_people_meets_it if {
	rule("satisfied", cameras) == "yes"
	rule("exceptions", cameras) == []
}

# Police that tell nobody, by a law with safeguards.
untold := {
	"deployment.mode": "categorisation",
	"transparency.exposure_notice": false,
	"legal_basis.type": "statute",
	"legal_basis.citation": blank.text,
	"legal_basis.safeguards": blank.text,
	"legal_basis.categorisation_safeguards": blank.absent,
}

untold_with(changes) := object.union(object.remove(untold, object.keys(changes)), changes)

test_a_law_with_safeguards_permits_it_to_fight_offences if {
	every type in ["statute", "regulation", "published_code_under_statute"] {
		rule("satisfied", untold_with({"legal_basis.type": type})) == "yes"
		rule("exceptions", untold_with({"legal_basis.type": type})) == ["permitted_to_fight_offences"]
	}
	rule("satisfied", untold_with({
		"legal_basis.safeguards": blank.absent,
		"legal_basis.categorisation_safeguards": blank.text,
	})) == "yes"
}

test_each_part_of_that_is_needed if {
	rule("satisfied", object.union(untold, high_risk_use.shop)) == "no"
	rule("satisfied", untold_with({"legal_basis.type": "policy"})) == "no"
	every name in ["legal_basis.type", "legal_basis.citation", "legal_basis.safeguards"] {
		rule("satisfied", untold_with({name: blank.absent})) == "no"
		rule("satisfied", untold_with({name: null})) == "unknown"
		rule("exceptions", untold_with({name: null})) == []
	}
}

test_telling_nobody_without_such_a_law_does_not_meet_it if {
	rule("satisfied", object.union(high_risk_use.shop, with_changes({"transparency.exposure_notice": false}))) == "no"
	rule("satisfied", object.union(high_risk_use.shop, with_changes({"transparency.exposure_notice": null}))) == "unknown"
}

test_the_exception_is_not_shown_where_people_are_told if {
	rule("exceptions", untold_with({"transparency.exposure_notice": true, "deployment.covert": false})) == []
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_31[name] with input as high_risk_use.empty(21336)
			with data.profiles.memberships as high_risk_use.memberships
			with data.parameters as high_risk_use.parameters
		open == "unknown"
	}
}
