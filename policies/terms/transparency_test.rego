package transparency_test

import data.blank
import data.terms

term(name, transparency, covert) := answer if {
	answer := terms[name] with input as blank.record({
		"transparency": transparency,
		"deployment": {"covert": covert},
	})
}

claims := {"notice_adequate": "notice_adequate", "signs_on_site": "signage", "exposure_told": "exposure_notice"}

test_a_notice_counts_where_the_use_is_not_hidden if {
	every name, field in claims {
		every covert, expected in {false: "yes", null: "unknown", blank.withheld: "unknown"} {
			term(name, {field: true}, covert) == expected
			term(name, {field: false}, covert) == "no"
			term(name, {field: null}, covert) == "unknown"
		}
	}
}

test_who_claims_a_notice_and_hides_the_use_shows_neither if {
	every name, field in claims {
		term(name, {field: true}, true) == "unknown"
		term(name, {field: null}, true) == "unknown"
		term(name, {field: blank.withheld}, true) == "unknown"
		term(name, {field: false}, true) == "no"
	}
}
