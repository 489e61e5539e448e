package necessity_shown_test

import data.blank
import data.terms

milder(alternatives) := answer if {
	answer := terms.milder_means_insufficient with input as blank.record({"necessity": {"alternatives": alternatives}})
}

test_each_milder_way_has_its_reason if {
	one := {"name": blank.text, "why_insufficient": blank.text}
	without := {"name": blank.text, "why_insufficient": blank.absent}
	open := {"name": blank.text, "why_insufficient": null}
	milder([one]) == "yes"
	milder([one, one]) == "yes"
	milder([one, without]) == "no"
	milder([one, open]) == "unknown"
	milder([without, open]) == "no"
}

test_where_no_milder_way_was_examined_none_was_found_wanting if {
	milder([]) == "no"
	milder(null) == "unknown"
	milder(blank.withheld) == "unknown"
}

works(evidence, plan) := answer if {
	answer := terms.effective_or_on_trial with input as blank.record({
		"necessity": {"effectiveness_evidence": evidence},
		"governance": {"evaluation_plan": plan},
	})
}

test_evidence_or_a_plan_to_find_out if {
	works(blank.text, blank.absent) == "yes"
	works(blank.absent, blank.text) == "yes"
	works(blank.absent, blank.absent) == "no"
	works(blank.absent, null) == "unknown"
	works(null, blank.absent) == "unknown"
}
