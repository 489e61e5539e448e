package requirements.eu_law_enforcement_directive.led_05_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_05

rule(name, changes) := answer if {
	answer := led_05[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {
	"watchlist.exists": true,
	"watchlist.review_interval_days": 365,
	"data.retention_watchlist_days": 1000,
	"data.retention_watchlist_indefinite": false,
	"rights.erasure": true,
	"data.legal_hold_ref": blank.absent,
	"watchlist.includes_acquitted": false,
	"watchlist.includes_rehabilitated": false,
	"legal_basis.sets_retention": false,
}

test_it_applies_where_there_is_a_list if {
	rule("applies", in_order) == "yes"
	rule("applies", with_changes({"watchlist.exists": false})) == "no"
	rule("applies", with_changes({"watchlist.exists": null})) == "unknown"
}

test_a_limit_or_a_review_and_erasure_meet_it if {
	satisfied({}) == "yes"
	satisfied({"watchlist.review_interval_days": blank.absent}) == "yes"
	satisfied({"data.retention_watchlist_days": blank.absent}) == "yes"
	satisfied({"data.retention_watchlist_indefinite": true}) == "yes"
	rule("severity", in_order) == "major"
	rule("exceptions", in_order) == []
}

endless := {
	"watchlist.review_interval_days": blank.absent,
	"data.retention_watchlist_days": blank.absent,
	"data.retention_watchlist_indefinite": true,
}

test_neither_limit_nor_review_blocks if {
	satisfied(endless) == "no"
	rule("severity", with_changes(endless)) == "blocking"
	without_end := {
		"watchlist.review_interval_days": blank.absent,
		"data.retention_watchlist_days": null,
		"data.retention_watchlist_indefinite": true,
	}
	satisfied(without_end) == "no"
	rule("severity", with_changes(without_end)) == "blocking"
}

test_a_limit_and_the_statement_that_there_is_none_settle_nothing if {
	torn := {"watchlist.review_interval_days": blank.absent, "data.retention_watchlist_indefinite": true}
	satisfied(torn) == "unknown"
	rule("severity", with_changes(torn)) == "blocking"
	satisfied({"data.retention_watchlist_days": blank.absent, "watchlist.review_interval_days": blank.absent}) == "unknown"
}

test_a_limit_that_nobody_names_is_a_limit if {
	satisfied({"watchlist.review_interval_days": blank.absent, "data.retention_watchlist_days": null}) == "yes"
}

test_a_stated_limit_stands_while_nobody_says_that_there_is_none if {
	every answer in [null, blank.withheld] {
		satisfied({"watchlist.review_interval_days": blank.absent, "data.retention_watchlist_indefinite": answer}) == "yes"
	}
}

unsaid := {
	"watchlist.review_interval_days": null,
	"data.retention_watchlist_days": blank.absent,
	"data.retention_watchlist_indefinite": true,
}

test_while_it_is_not_known_whether_it_blocks_a_failure_is_left_open if {
	satisfied(unsaid) == "unknown"
	rule("severity", with_changes(unsaid)) == "blocking"
	satisfied(object.union(unsaid, {"rights.erasure": false})) == "unknown"
	satisfied({"rights.erasure": false}) == "no"
	rule("severity", with_changes({"rights.erasure": false})) == "major"
}

test_erasure_is_needed_unless_the_data_is_kept_as_evidence if {
	satisfied({"rights.erasure": null}) == "unknown"
	held := {"rights.erasure": false, "data.legal_hold_ref": blank.text}
	satisfied(held) == "yes"
	rule("exceptions", with_changes(held)) == ["kept_as_evidence"]
	satisfied({"rights.erasure": false, "data.legal_hold_ref": null}) == "unknown"
	every hold in [blank.absent, null, blank.withheld] {
		rule("exceptions", with_changes({"rights.erasure": false, "data.legal_hold_ref": hold})) == []
	}
	rule("exceptions", with_changes({"data.legal_hold_ref": blank.text})) == []
	rule("exceptions", with_changes(object.union(endless, held))) == []
}

test_people_cleared_stay_only_by_a_law_that_limits_or_reviews if {
	every name in ["watchlist.includes_acquitted", "watchlist.includes_rehabilitated"] {
		satisfied({name: true}) == "no"
		satisfied({name: null}) == "unknown"
		satisfied({name: true, "legal_basis.sets_retention": null}) == "unknown"
		every law in [false, null, blank.withheld] {
			rule("exceptions", with_changes({name: true, "legal_basis.sets_retention": law})) == []
		}
		kept := {name: true, "legal_basis.sets_retention": true}
		satisfied(kept) == "yes"
		rule("exceptions", with_changes(kept)) == ["retention_set_by_law"]
		satisfied(object.union(endless, kept)) == "no"
		rule("exceptions", with_changes(object.union(endless, kept))) == []
	}
	rule("exceptions", with_changes({"legal_basis.sets_retention": true})) == []
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
		open := led_05[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
