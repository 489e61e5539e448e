package requirements.human_rights_test.hr_06_test

import data.blank
import data.requirements.human_rights_test.hr_06

satisfied(changes) := answer if {
	answer := hr_06.satisfied with input as record(changes)
		with data.parameters as one
}

severity(changes) := answer if {
	answer := hr_06.severity with input as record(changes)
		with data.parameters as one
}

one := {"min_persons_estimate": [{"from_day": null, "until_day": null, "value": 1}]}

record(changes) := blank.record({
	"deployment": {"mode": object.get(changes, "mode", "realtime_rbi")},
	"context": {
		"assembly": object.get(changes, "assembly", false),
		"assembly_peaceful": object.get(changes, "peaceful", null),
	},
	"proportionality": {
		"balancing_statement": object.get(changes, "balance", blank.text),
		"persons_scanned_estimate": object.get(changes, "scanned", 50000),
		"persons_sought": object.get(changes, "sought", 12),
		"seriousness": object.get(changes, "seriousness", "serious_crime"),
	},
})

protest(seriousness) := {"assembly": true, "peaceful": true, "seriousness": seriousness}

test_it_always_applies if hr_06.applies == "yes"

test_an_empty_record_leaves_it_open_and_blocking if {
	open := hr_06.satisfied with input as blank.record({})
	open == "unknown"
	weight := hr_06.severity with input as blank.record({})
	weight == "blocking"
}

test_a_written_balance_with_estimates_for_a_serious_matter_meets_it if {
	satisfied({}) == "yes"
	satisfied({"seriousness": "other_crime"}) == "yes"
	satisfied({"seriousness": "no_offence"}) == "yes"
}

test_no_balance_fails_and_blocks if {
	satisfied({"balance": blank.absent}) == "no"
	severity({"balance": blank.absent}) == "blocking"
}

test_an_open_balance_stays_open_whatever_the_estimates if {
	every balance in [null, {"state": "withheld"}] {
		satisfied({"balance": balance}) == "unknown"
		satisfied({"balance": balance, "scanned": blank.absent}) == "unknown"
		severity({"balance": balance}) == "blocking"
	}
}

test_peaceful_protesters_are_not_identified_over_little if {
	every mode in ["realtime_rbi", "post_rbi"] {
		every seriousness in ["minor_offence", "administrative_offence", "no_offence"] {
			satisfied(object.union(protest(seriousness), {"mode": mode})) == "no"
			severity(object.union(protest(seriousness), {"mode": mode})) == "blocking"
		}
	}
}

test_the_ban_concerns_peaceful_protest_and_remote_identification if {
	satisfied(protest("serious_crime")) == "yes"
	satisfied(object.union(protest("no_offence"), {"peaceful": false})) == "yes"
	satisfied(object.union(protest("no_offence"), {"mode": "verification_1_1"})) == "yes"
	satisfied(object.union(protest("no_offence"), {"peaceful": null})) == "unknown"
	satisfied(object.union(protest("no_offence"), {"assembly": null})) == "unknown"
	satisfied(protest(null)) == "unknown"
	severity(protest(null)) == "blocking"
}

test_outside_protest_a_minor_offence_fails_and_weighs_as_major if {
	every seriousness in ["minor_offence", "administrative_offence"] {
		satisfied({"seriousness": seriousness}) == "no"
		severity({"seriousness": seriousness}) == "major"
		satisfied({"seriousness": seriousness, "mode": "identification_1n_cooperative"}) == "unknown"
		satisfied({"seriousness": seriousness, "mode": "verification_1_1"}) == "yes"
	}
}

test_a_missing_estimate_weighs_as_major if {
	every name in ["scanned", "sought"] {
		satisfied({name: blank.absent}) == "no"
		severity({name: blank.absent}) == "major"
		satisfied({name: null}) == "unknown"
		severity({name: null}) == "major"
	}
}

test_an_estimate_of_nobody_is_none if {
	every name in ["scanned", "sought"] {
		[satisfied({name: people}) | some people in [0, 1, 2]] == ["no", "yes", "yes"]
		severity({name: 0}) == "major"
		satisfied({name: 0, "balance": null}) == "unknown"
		satisfied({name: blank.withheld}) == "unknown"
	}
	satisfied({"mode": "verification_1_1", "sought": 0}) == "yes"
	satisfied({"mode": "verification_1_1", "scanned": 0}) == "no"
	satisfied({"mode": null, "sought": 0}) == "unknown"
}

test_without_a_fewest_in_force_an_estimate_stays_open if {
	open := hr_06.satisfied with input as record({}) with data.parameters as {}
	open == "unknown"
}

test_nobody_is_sought_in_a_one_to_one_check if {
	satisfied({"mode": "verification_1_1", "sought": blank.absent}) == "yes"
	satisfied({"mode": "categorisation", "sought": null}) == "yes"
}
