package requirements.human_rights_test.hr_09_test

import data.blank
import data.requirements.human_rights_test.hr_09

satisfied(changes) := answer if {
	answer := hr_09.satisfied with input as record(changes)
		with data.profiles.memberships as memberships
		with data.parameters as one_day
}

severity(changes) := answer if {
	answer := hr_09.severity with input as record(changes)
		with data.profiles.memberships as memberships
		with data.parameters as one_day
}

exceptions(changes) := answer if {
	answer := hr_09.exceptions with input as record(changes)
		with data.profiles.memberships as memberships
		with data.parameters as one_day
}

memberships := blank.by_country({
	"european_union": [{"country": country, "from_day": null, "until_day": null} | some country in ["DK", "FR", "IE"]],
	"european_union_live_identification": [{"country": "FR", "from_day": null, "until_day": null}],
	"council_of_europe": [],
})

one_day := {"urgent_authorisation_request_hours": [{"from_day": null, "until_day": null, "value": 24}]}

# Overt live use by police in the United Kingdom, authorised by a judge before it began, supervised and reviewed.
# `changes` are sections that replace parts of it.
record(changes) := blank.record({section: blank.merge(answers, object.get(changes, section, {})) |
	some section, answers in blank.merge(blank.facts, overt_live_use)
})

overt_live_use := {
	"deployment": {
		"mode": "realtime_rbi",
		"space": "publicly_accessible",
		"covert": false,
		"targeting": "watchlist",
	},
	"place": {"country": "GB", "subdivision": "GB-ENG"},
	"operator": {"type": "law_enforcement_authority", "on_behalf_of_law_enforcement": false},
	"authorisation": {
		"type": "judicial",
		"granted_at": at(-60),
		"use_started_at": at(0),
	},
	"governance": {
		"oversight_independent": true,
		"ex_post_review": true,
		"ex_post_review_independent": true,
	},
}

# The use began on the day before the law date.
at(seconds) := blank.instant("", 1780214400 + seconds)

urgent(changes) := {"authorisation": blank.merge(
	{
		"granted_at": at(3600),
		"requested_at": at(60),
		"urgency_claimed": true,
		"urgency_reason": blank.text,
	},
	changes,
)}

test_it_always_applies if hr_09.applies == "yes"

test_an_empty_record_leaves_it_open_and_blocking if {
	open := hr_09.satisfied with input as blank.record({})
		with data.profiles.memberships as memberships
		with data.parameters as one_day
	open == "unknown"
	weight := hr_09.severity with input as blank.record({})
		with data.profiles.memberships as memberships
	weight == "blocking"
}

test_independent_authorisation_supervision_and_review_meet_it if {
	every type in ["judicial", "independent_admin", "dpa_permit"] {
		satisfied({"authorisation": {"type": type}}) == "yes"
		exceptions({"authorisation": {"type": type}}) == []
	}
}

test_overt_use_on_the_bodys_own_authority_fails_and_weighs_as_major if {
	every type in ["none", "internal", "administrative", "council_vote", "minister", {"state": "absent"}] {
		satisfied({"authorisation": {"type": type}}) == "no"
		severity({"authorisation": {"type": type}}) == "major"
	}
}

test_each_safeguard_is_needed_and_has_to_be_independent if {
	every name in ["oversight_independent", "ex_post_review", "ex_post_review_independent"] {
		satisfied({"governance": {name: false}}) == "no"
		satisfied({"governance": {name: null}}) == "unknown"
		satisfied({"governance": {name: blank.withheld}}) == "unknown"
	}
}

test_covert_indiscriminate_or_live_police_use_in_the_union_blocks if {
	severity({"deployment": {"covert": true}}) == "blocking"
	severity({"deployment": {"targeting": "untargeted"}}) == "blocking"
	severity({"deployment": {"targeting": "untargeted", "mode": "post_rbi", "processing": "retrospective"}}) == "blocking"
	severity({"deployment": {"targeting": blank.absent}}) == "blocking"
	severity({"place": {"country": "FR"}}) == "blocking"
	severity({"place": {"country": "FR"}, "deployment": {"space": "border"}}) == "major"
	severity({"place": {"country": "FR"}, "operator": {"type": "private"}}) == "major"
	severity({"deployment": {"targeting": "targeted", "mode": "verification_1_1"}}) == "major"
	every mode in ["categorisation", "data_analytics"] {
		severity({"deployment": {"targeting": "untargeted", "mode": mode}}) == "major"
	}
	severity({"place": {"country": "DK"}}) == "major"
	severity({"place": {"country": "IE"}}) == "blocking"
	severity({}) == "major"
}

test_a_failure_stays_open_while_it_is_not_known_whether_it_blocks if {
	open := {"deployment": {"covert": null}, "authorisation": {"type": "internal"}}
	satisfied(open) == "unknown"
	severity(open) == "blocking"
	satisfied({"place": {"country": "IE"}, "authorisation": {"type": "internal"}}) == "unknown"
	satisfied({"place": {"country": "DK"}, "authorisation": {"type": "internal"}}) == "no"
	satisfied({"deployment": {"covert": null}}) == "yes"
	satisfied({"deployment": {"covert": true}, "authorisation": {"type": "internal"}}) == "no"
}

not_yet := {"status": "planned", "start_date": blank.absent}

test_authorisation_comes_before_use if {
	satisfied({"authorisation": {"granted_at": at(0)}}) == "yes"
	satisfied({"authorisation": {"granted_at": at(1), "urgency_claimed": false}}) == "no"
	satisfied({"authorisation": {"granted_at": blank.absent, "urgency_claimed": false}}) == "no"
	satisfied({"authorisation": {"granted_at": null, "urgency_claimed": false}}) == "unknown"
	satisfied({"authorisation": {"use_started_at": blank.absent}, "deployment": not_yet}) == "yes"
	satisfied({"authorisation": {"use_started_at": blank.absent, "urgency_claimed": false}}) == "unknown"
	satisfied({"authorisation": {
		"granted_at": blank.absent,
		"use_started_at": blank.absent,
		"urgency_claimed": false,
	}}) == "no"
	satisfied({"authorisation": {"use_started_at": null, "urgency_claimed": false}}) == "unknown"
}

test_an_authorisation_of_tomorrow_has_not_been_given if {
	midnight := 20606 * 86400
	every granted, expected in {midnight - 1: "yes", midnight: "no"} {
		satisfied({
			"authorisation": {
				"granted_at": blank.instant("", granted),
				"use_started_at": blank.absent,
				"urgency_claimed": false,
			},
			"deployment": not_yet,
		}) == expected
	}
}

test_reasoned_urgency_lets_the_request_follow_within_the_hours if {
	satisfied(urgent({"requested_at": at((24 * 3600) - 1)})) == "yes"
	satisfied(urgent({"requested_at": at(24 * 3600)})) == "yes"
	satisfied(urgent({"requested_at": at((24 * 3600) + 1)})) == "no"
	exceptions(urgent({})) == ["reasoned_urgency"]
	satisfied(urgent({"granted_at": null})) == "yes"
	exceptions(urgent({"granted_at": null})) == ["reasoned_urgency"]
	exceptions(urgent({"granted_at": at(0)})) == []
}

test_a_request_of_tomorrow_has_not_been_made if {
	midnight := 20606 * 86400
	every asked, expected in {midnight - 1: "yes", midnight: "no"} {
		satisfied(urgent({
			"use_started_at": blank.instant("", midnight - 3600),
			"requested_at": blank.instant("", asked),
			"granted_at": blank.absent,
		})) == expected
	}
}

test_urgency_needs_a_reason_and_an_independent_body if {
	satisfied(urgent({"urgency_reason": blank.absent})) == "no"
	satisfied(urgent({"urgency_claimed": false})) == "no"
	satisfied(urgent({"requested_at": blank.absent})) == "no"
	satisfied(urgent({"type": "internal"})) == "no"
	satisfied(urgent({"urgency_reason": null})) == "unknown"
	exceptions(urgent({"type": "internal"})) == []
	exceptions(urgent({"urgency_reason": null})) == []
}

test_one_to_one_checks_and_free_consent_need_no_authorisation if {
	verification := {"deployment": {"mode": "verification_1_1", "targeting": "enrolled_group"}, "authorisation": {"type": "none"}}
	satisfied(verification) == "yes"
	exceptions(verification) == ["one_to_one_verification"]
	gate := {
		"deployment": {"mode": "identification_1n_cooperative", "targeting": "enrolled_group"},
		"authorisation": {"type": "none"},
		"consent": {
			"relied_on": true,
			"explicit": true,
			"alternative_equal": true,
			"power_imbalance": false,
			"bystanders_captured": false,
		},
	}
	satisfied(gate) == "yes"
	exceptions(gate) == ["freely_given_consent"]
}
