package requirements.responsible_limits.wef_03_test

import data.blank
import data.requirements.responsible_limits.wef_03 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"proportionality/balancing_statement": blank.text,
	"necessity/alternatives": [{"why_insufficient": blank.text}],
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

test_a_balance_and_one_examined_alternative_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_to_searches_by_police_and_to_live_identification_in_an_investigation if {
	applies({}) == "yes"
	applies({"purpose/code": "policing_general"}) == "yes"
	applies({"purpose/code": null}) == "yes"
	applies({"deployment/mode": "realtime_rbi"}) == "yes"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": true}) == "yes"
	applies({"deployment/mode": "realtime_rbi", "purpose/code": "policing_general"}) == "no"
	applies({"operator/type": "private", "operator/on_behalf_of_law_enforcement": false}) == "no"
	applies({"deployment/mode": "verification_1_1"}) == "no"
	applies({"deployment/mode": "realtime_rbi", "purpose/code": null}) == "unknown"
	applies({"deployment/mode": null}) == "unknown"
	applies({"operator/type": null}) == "unknown"
}

test_without_a_balance_it_fails if {
	satisfied({"proportionality/balancing_statement": blank.absent}) == "no"
}

test_without_an_alternative_and_its_reason_it_fails if {
	satisfied({"necessity/alternatives": []}) == "no"
	satisfied({"necessity/alternatives": [{"why_insufficient": blank.absent}]}) == "no"
	satisfied({
		"necessity/alternatives": [{"why_insufficient": blank.text}, {"why_insufficient": blank.absent}],
	}) == "no"
	satisfied({
		"necessity/alternatives": [{"why_insufficient": blank.text}, {"why_insufficient": null}],
	}) == "unknown"
}

questions := [
	"proportionality/balancing_statement",
	"necessity/alternatives",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
