package requirements.responsible_limits.wef_04_test

import data.blank
import data.requirements.responsible_limits.wef_04 as requirement

# Live identification in an investigation that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "realtime_rbi",
	"purpose/code": "counter_terrorism",
	"authorisation/type": "judicial",
	"scope/time_end": blank.instant("2026-06-01T18:00:00Z", 1780336800),
	"watchlist/criteria_defined": true,
}

changed(changes) := json.patch(
	blank.record({}),
	[{"op": "add", "path": concat("/", ["facts", path]), "value": answer} |
		some path, answer in blank.merge(met, changes)
	],
)

applies(changes) := answer if {
	answer := requirement.applies with input as changed(changes)
}

satisfied(changes) := answer if {
	answer := requirement.satisfied with input as changed(changes)
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open
	met_or_not == "unknown"
}

test_an_authorised_use_with_an_end_and_a_defined_list_meets_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_to_live_identification_by_police_in_an_investigation if {
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	applies({"deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "no"
	applies({"purpose/code": "policing_general"}) == "no"
	applies({"deployment/mode": null}) == "unknown"
	applies({"operator/type": null}) == "unknown"
	applies({"purpose/code": null}) == "unknown"
	applies({"purpose/code": "other"}) == "unknown"
}

test_a_court_or_an_independent_authority_authorises if {
	satisfied({"authorisation/type": "independent_admin"}) == "yes"
	satisfied({"authorisation/type": "internal"}) == "no"
	satisfied({"authorisation/type": "administrative"}) == "no"
	satisfied({"authorisation/type": "dpa_permit"}) == "no"
	satisfied({"authorisation/type": "council_vote"}) == "no"
	satisfied({"authorisation/type": "minister"}) == "no"
	satisfied({"authorisation/type": "none"}) == "no"
	satisfied({"authorisation/type": blank.absent}) == "no"
}

test_an_end_or_an_expiry_bounds_it if {
	satisfied({
		"scope/time_end": blank.absent,
		"authorisation/expires_on": {"iso": "2026-06-02", "day": 20606},
	}) == "yes"
	satisfied({"scope/time_end": blank.absent}) == "unknown"
	satisfied({"scope/time_end": blank.absent, "authorisation/expires_on": blank.absent}) == "no"
	satisfied({"scope/time_end": null, "authorisation/expires_on": blank.absent}) == "unknown"
}

test_a_list_without_criteria_fails if {
	satisfied({"watchlist/criteria_defined": false}) == "no"
}

questions := [
	"authorisation/type",
	"scope/time_end",
	"watchlist/criteria_defined",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
