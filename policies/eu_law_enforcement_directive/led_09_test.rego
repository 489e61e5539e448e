package requirements.eu_law_enforcement_directive.led_09_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_09

stub := {
	"field": "data.transfers",
	"section": "data",
	"ground": "law_enforcement",
	"provision": blank.text,
	"decided_by": blank.text,
	"decided_on": blank.yesterday,
	"review_by": blank.tomorrow,
}

logic := object.union(stub, {"field": "system.logic", "section": "system"})

rule(name, stubs, changes) := answer if {
	answer := led_09[name] with input as police_use.record(object.union({"withholding.stubs": stubs}, changes))
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

satisfied(changes) := rule("satisfied", [object.union(object.remove(stub, object.keys(changes)), changes)], {})

for_everybody := [
	"data.rights_url",
	"governance.data_protection_officer",
	"operator.contact",
	"operator.data_protection_contact",
	"rights.access",
	"rights.contact",
	"rights.erasure",
	"rights.rectification",
	"rights.request_process",
]

restricted_by_law_alone := [
	"data.retention_enrolled_days",
	"data.retention_enrolled_indefinite",
	"data.retention_match_days",
	"data.retention_match_indefinite",
	"data.retention_nonmatch_indefinite",
	"data.retention_nonmatch_seconds",
	"data.retention_watchlist_days",
	"data.retention_watchlist_indefinite",
	"data.transfers",
	"data.transfers[].recipient",
]

test_it_applies_to_police_who_withhold_what_the_article_names if {
	every field in array.concat(for_everybody, restricted_by_law_alone) {
		rule("applies", [logic, object.union(stub, {"field": field})], {}) == "yes"
	}
	rule("applies", [logic], {}) == "no"
	rule("applies", [], {}) == "no"
	rule("applies", null, {}) == "unknown"
	every changes in police_use.outside {
		rule("applies", [stub], changes) == "no"
	}
	every changes in police_use.open {
		rule("applies", [stub], changes) == "unknown"
	}
}

test_what_everybody_is_told_is_withheld_on_no_ground if {
	every field in for_everybody {
		every ground in ["law_enforcement", "national_security", "personal_data", "security_of_system", "trade_secret"] {
			satisfied({"field": field, "ground": ground}) == "no"
		}
	}
	rule("satisfied", [stub, object.union(stub, {"field": "rights.access"})], {}) == "no"
}

test_the_rest_is_withheld_for_the_aims_of_the_article if {
	every field in restricted_by_law_alone {
		every ground in ["law_enforcement", "national_security", "personal_data"] {
			satisfied({"field": field, "ground": ground}) == "yes"
		}
		every ground in ["security_of_system", "trade_secret"] {
			satisfied({"field": field, "ground": ground}) == "unknown"
		}
	}
}

test_it_is_withheld_under_a_provision if {
	satisfied({"provision": blank.absent}) == "no"
	satisfied({"provision": null}) == "unknown"
}

test_a_restriction_whose_review_is_overdue_may_be_necessary_no_more if {
	satisfied({"review_by": blank.yesterday}) == "unknown"
	satisfied({"review_by": blank.today}) == "yes"
	satisfied({"review_by": null}) == "unknown"
}

test_of_other_answers_nothing_is_asked if {
	rule("satisfied", [object.union(logic, {"ground": "trade_secret", "provision": blank.absent})], {}) == "yes"
	rule("satisfied", [stub, object.union(logic, {"ground": "trade_secret"})], {}) == "yes"
}

test_where_it_is_not_known_what_is_withheld_it_is_open if {
	rule("satisfied", null, {}) == "unknown"
}
