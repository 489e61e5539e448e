package requirements.uk_protection_of_freedoms_act.pof_01_test

import data.blank
import data.requirements.uk_protection_of_freedoms_act.pof_01 as requirement

# A school in England that wrote to the parents, on 1 June 2026.
met := {
	"place/country": "GB",
	"place/subdivision": "GB-ENG",
	"operator/sector": "education",
	"deployment/space": "education",
	"deployment/mode": "identification_1n_cooperative",
	"minors/may_be_scanned": true,
	"transparency/notice_individual": true,
	"minors/parental_consent": true,
	"minors/objection_route": blank.text,
	"consent/alternative_equal": true,
	"legal_basis/national_exception": blank.absent,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "replace", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

memberships := blank.by_country({})

result(name, changes) := answer if {
	answer := requirement[name] with input as changed(changes) with data.profiles.memberships as memberships
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := requirement[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_parents_who_were_told_and_consent_meet_it if {
	result("satisfied", {}) == "yes"
	result("exceptions", {}) == []
}

test_consent_refusal_and_another_way_are_needed if {
	every path, answer in {
		"transparency/notice_individual": false,
		"minors/parental_consent": false,
		"minors/objection_route": blank.absent,
		"consent/alternative_equal": false,
	} {
		result("satisfied", {path: answer}) == "no"
	}
	every path in ["transparency/notice_individual", "minors/parental_consent", "minors/objection_route", "consent/alternative_equal"] {
		result("satisfied", {path: null}) == "unknown"
		result("satisfied", {path: blank.withheld}) == "unknown"
	}
}

test_it_applies_to_schools_in_england_and_wales_that_recognise_children if {
	result("applies", {}) == "yes"
	result("applies", {"place/subdivision": "GB-WLS"}) == "yes"
	result("applies", {"place/subdivision": "GB-SCT"}) == "no"
	result("applies", {"place/subdivision": null}) == "unknown"
	result("applies", {"operator/sector": "transport"}) == "yes"
	result("applies", {"operator/sector": "transport", "deployment/space": "restricted"}) == "no"
	result("applies", {"deployment/space": "restricted"}) == "yes"
	result("applies", {"deployment/mode": "verification_1_1"}) == "yes"
	result("applies", {"deployment/mode": "categorisation"}) == "no"
	result("applies", {"minors/may_be_scanned": false}) == "no"
	result("applies", {"place/country": "FR"}) == "no"
}

test_a_reason_of_section_27_takes_the_place_of_asking if {
	result("satisfied", {"minors/parental_consent": false, "legal_basis/national_exception": blank.text}) == "yes"
	result("satisfied", {"minors/parental_consent": false, "legal_basis/national_exception": null}) == "unknown"
	result("satisfied", {"minors/parental_consent": false, "legal_basis/national_exception": blank.text, "consent/alternative_equal": false}) == "no"
}

test_the_reason_shows_only_where_it_is_relied_on if {
	result("exceptions", {"minors/parental_consent": false, "legal_basis/national_exception": blank.text}) == ["parents_not_asked"]
	result("exceptions", {"legal_basis/national_exception": blank.text}) == []
}
