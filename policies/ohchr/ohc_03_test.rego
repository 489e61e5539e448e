package requirements.ohchr.ohc_03_test

import data.blank
import data.requirements.ohchr.ohc_03

satisfied(changes) := answer if {
	answer := ohc_03.satisfied with input as record(changes)
}

applies(changes) := answer if {
	answer := ohc_03.applies with input as record(changes)
}

severity(changes) := answer if {
	answer := ohc_03.severity with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.space": "publicly_accessible",
	"deployment.mode": "realtime_rbi",
	"deployment.targeting": "targeted",
	"proportionality.seriousness": "serious_crime",
	"assessments.public_consultation.done": true,
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"deployment.targeting": "untargeted",
	"proportionality.seriousness": "minor_offence",
	"assessments.public_consultation.done": false,
}

test_each_part_declared_missing_fails_it if {
	every path, answer in missing {
		satisfied({path: answer}) == "no"
	}
}

test_what_is_not_known_never_meets_it_and_never_fails_it if {
	every path in object.keys(missing) {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	answer := ohc_03.satisfied with input as blank.record({})
	answer == "unknown"
}

test_it_concerns_places_open_to_the_public if {
	applies({}) == "yes"
	applies({"deployment.space": "border"}) == "no"
	applies({"deployment.space": null}) == "unknown"
}

test_watching_everybody_blocks_whatever_the_means if {
	every targeting in ["untargeted", blank.absent] {
		every mode in ["realtime_rbi", "behaviour_analytics", "verification_1_1"] {
			satisfied({"deployment.targeting": targeting, "deployment.mode": mode}) == "no"
			severity({"deployment.targeting": targeting, "deployment.mode": mode}) == "blocking"
		}
	}
}

test_whether_everybody_is_watched_is_open_where_all_who_pass_are_compared_with_a_list if {
	satisfied({"deployment.targeting": "targeted"}) == "yes"
	every targeting in ["watchlist", "enrolled_group"] {
		satisfied({"deployment.targeting": targeting}) == "unknown"
		satisfied({"deployment.targeting": targeting, "deployment.mode": "post_rbi", "deployment.processing": "retrospective"}) == "yes"
	}
}

test_biometrics_in_public_serve_against_what_is_serious if {
	satisfied({"proportionality.seriousness": "serious_public_safety_threat"}) == "yes"
	every word in ["other_crime", "minor_offence", "administrative_offence", "no_offence", blank.absent] {
		satisfied({"proportionality.seriousness": word}) == "no"
		severity({"proportionality.seriousness": word}) == "blocking"
	}
}

test_what_is_not_biometric_and_a_check_one_asks_for_need_no_serious_crime if {
	every mode in ["behaviour_analytics", "data_analytics", "verification_1_1"] {
		satisfied({"deployment.mode": mode, "proportionality.seriousness": "no_offence"}) == "yes"
	}
	satisfied({"deployment.mode": null, "proportionality.seriousness": "no_offence"}) == "unknown"
}

test_a_want_of_debate_weighs_as_major_and_is_left_open_while_the_rest_is if {
	severity({"assessments.public_consultation.done": false}) == "major"
	satisfied({"assessments.public_consultation.done": false, "deployment.targeting": null}) == "unknown"
	satisfied({"assessments.public_consultation.done": null, "deployment.targeting": "untargeted"}) == "no"
}
