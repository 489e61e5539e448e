package requirements.eu_law_enforcement_directive.led_04_test

import data.blank
import data.police_use
import data.requirements.eu_law_enforcement_directive.led_04

rule(name, changes) := answer if {
	answer := led_04[name] with input as police_use.record(changes)
		with data.profiles.memberships as police_use.memberships
		with data.parameters as police_use.parameters
}

with_changes(changes) := object.union(object.remove(in_order, object.keys(changes)), changes)

satisfied(changes) := rule("satisfied", with_changes(changes))

in_order := {
	"watchlist.exists": true,
	"watchlist.category_separated": true,
	"watchlist.categories": ["suspects", "victims"],
}

test_it_applies_where_there_is_a_list if {
	rule("applies", in_order) == "yes"
	rule("applies", with_changes({"watchlist.exists": false})) == "no"
	rule("applies", with_changes({"watchlist.exists": null})) == "unknown"
}

test_groups_kept_apart_meet_it if {
	satisfied({}) == "yes"
	rule("exceptions", in_order) == []
}

mixed(categories) := with_changes({"watchlist.category_separated": false, "watchlist.categories": categories})

test_groups_mixed_do_not if {
	rule("satisfied", mixed(["suspects", "victims"])) == "no"
	rule("satisfied", mixed(["suspects", "victims", "witnesses"])) == "no"
	rule("satisfied", mixed([])) == "no"
	rule("satisfied", mixed(null)) == "unknown"
	rule("satisfied", mixed(blank.withheld)) == "unknown"
	rule("exceptions", mixed(null)) == []
	satisfied({"watchlist.category_separated": null}) == "unknown"
}

test_one_group_has_nothing_to_keep_apart if {
	rule("satisfied", mixed(["suspects"])) == "yes"
	rule("exceptions", mixed(["suspects"])) == ["one_group"]
	rule("exceptions", with_changes({"watchlist.categories": ["suspects"]})) == []
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
		open := led_04[name] with input as police_use.empty
			with data.profiles.memberships as police_use.memberships
		open == "unknown"
	}
}
