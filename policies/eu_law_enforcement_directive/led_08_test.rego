package requirements.eu_law_enforcement_directive.led_08_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_08

rule(name, changes) := answer if {
	answer := led_08[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {
	"transparency.policy_published": true,
	"data.rights_url": blank.absent,
	"rights.access": true,
	"rights.rectification": true,
	"rights.erasure": true,
	"data.legal_hold_ref": blank.absent,
	"rights.restriction_law": blank.absent,
	"rights.complaint_channel": blank.text,
	"rights.judicial_review_available": true,
}

test_it_applies_to_police if rule("applies", {}) == "yes"

test_every_right_open_meets_it if {
	satisfied({}) == "yes"
	rule("exceptions", in_order) == []
}

test_each_right_is_needed if {
	every name in [
		"transparency.policy_published",
		"rights.access",
		"rights.rectification",
		"rights.erasure",
		"rights.judicial_review_available",
	] {
		satisfied({name: false}) == "no"
		satisfied({name: null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
	satisfied({"rights.complaint_channel": blank.absent}) == "no"
	satisfied({"rights.complaint_channel": null}) == "unknown"
}

test_information_has_two_ways if {
	satisfied({"transparency.policy_published": false, "data.rights_url": blank.text}) == "yes"
}

limited := {
	"rights.access": false,
	"rights.restriction_law": blank.text,
	"rights.restriction_reason": blank.text,
	"rights.indirect_exercise": true,
}

limited_with(changes) := with_changes(object.union(object.remove(limited, object.keys(changes)), changes))

test_a_law_may_limit_access_with_grounds_and_the_authority_in_between if {
	rule("satisfied", limited_with({})) == "yes"
	rule("exceptions", limited_with({})) == ["access_limited_by_law"]
	every name in ["rights.restriction_law", "rights.restriction_reason"] {
		rule("satisfied", limited_with({name: blank.absent})) == "no"
	}
	rule("satisfied", limited_with({"rights.indirect_exercise": false})) == "no"
	every name in ["rights.restriction_law", "rights.restriction_reason", "rights.indirect_exercise"] {
		rule("satisfied", limited_with({name: null})) == "unknown"
		rule("satisfied", limited_with({name: blank.withheld})) == "unknown"
		rule("exceptions", limited_with({name: null})) == []
	}
	rule("exceptions", limited_with({"rights.access": true})) == []
}

test_data_kept_as_evidence_need_not_be_erased if {
	held := {"rights.erasure": false, "data.legal_hold_ref": blank.text}
	satisfied(held) == "yes"
	rule("exceptions", with_changes(held)) == ["kept_as_evidence"]
	satisfied({"rights.erasure": false, "data.legal_hold_ref": null}) == "unknown"
	rule("exceptions", with_changes({"data.legal_hold_ref": blank.text})) == []
}

test_it_asks_nothing_of_what_the_directive_does_not_govern if {
	every changes in police_use.outside {
		rule("applies", with_changes(changes)) == "no"
	}
	every changes in police_use.open {
		rule("applies", with_changes(changes)) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := led_08[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
