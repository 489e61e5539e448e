package false_positives_terms_test

import data.blank
import data.terms

found(events, trials) := answer if {
	answer := terms.no_false_positive_found with input as blank.record({"system": {"bias": {
		"false_positive_events": events,
		"false_positive_trials": trials,
	}}})
		with data.parameters as {"min_false_positive_trials": [{"from_day": null, "until_day": null, "value": 1000}]}
}

test_none_in_enough_trials if {
	[found(0, trials) | some trials in [999, 1000, 1001]] == ["no", "yes", "yes"]
	found(1, 1000) == "no"
}

test_a_count_that_is_not_known_leaves_it_open if {
	found(null, 1000) == "unknown"
	found(0, null) == "unknown"
	found(0, blank.absent) == "no"
	found(blank.absent, 1000) == "no"
}
