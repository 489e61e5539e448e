package requirements.un_data_protection.unp_01_test

import data.blank
import data.requirements.un_data_protection.unp_01 as requirement

# Everything in order, on 1 June 2026.
met := {
	"data/personal": true,
	"deployment/mode": "realtime_rbi",
	"legal_basis/type": "statute",
	"legal_basis/citation": blank.text,
	"data/collection_fair": true,
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

severity(changes) := answer if {
	answer := requirement.severity with input as changed(changes)
}

test_an_empty_record_leaves_it_open if {
	open := blank.record({})
	applied := requirement.applies with input as open
	applied == "unknown"
	met_or_not := requirement.satisfied with input as open
	met_or_not == "unknown"
}

test_a_cited_footing_and_fair_collection_meet_it if {
	applies({}) == "yes"
	satisfied({}) == "yes"
}

test_it_applies_wherever_personal_data_is_processed if {
	applies({"data/personal": false}) == "yes"
	applies({"deployment/mode": "data_analytics"}) == "yes"
	applies({"data/personal": false, "deployment/mode": "data_analytics"}) == "no"
	applies({"data/personal": null, "deployment/mode": null}) == "unknown"
	applies({"data/personal": null, "deployment/mode": "data_analytics"}) == "unknown"
}

test_every_named_footing_counts if {
	satisfied({"legal_basis/type": "statute"}) == "yes"
	satisfied({"legal_basis/type": "regulation"}) == "yes"
	satisfied({"legal_basis/type": "published_code_under_statute"}) == "yes"
	satisfied({"legal_basis/type": "common_law_plus_policy"}) == "yes"
	satisfied({"legal_basis/type": "mandate"}) == "yes"
	satisfied({"legal_basis/type": "consent"}) == "yes"
	satisfied({"legal_basis/type": "vital_interest"}) == "yes"
	satisfied({"legal_basis/type": "best_interests"}) == "yes"
	satisfied({"legal_basis/type": "none_identified"}) == "no"
	satisfied({"legal_basis/type": blank.absent}) == "no"
}

test_a_policy_or_a_contract_alone_does_not_carry_identification_among_many if {
	satisfied({"legal_basis/type": "policy", "deployment/mode": "realtime_rbi"}) == "no"
	satisfied({"legal_basis/type": "policy", "deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "no"
	satisfied({"legal_basis/type": "policy", "deployment/mode": "identification_1n_cooperative"}) == "no"
	satisfied({"legal_basis/type": "contract", "deployment/mode": "realtime_rbi"}) == "no"
	satisfied({"legal_basis/type": "contract", "deployment/mode": "post_rbi", "deployment/processing": "retrospective"}) == "no"
	satisfied({"legal_basis/type": "contract", "deployment/mode": "identification_1n_cooperative"}) == "no"
	severity({"legal_basis/type": "policy"}) == "blocking"
}

test_a_policy_or_a_contract_is_a_footing_for_anything_else if {
	satisfied({"legal_basis/type": "policy", "deployment/mode": "verification_1_1"}) == "yes"
	satisfied({"legal_basis/type": "policy", "deployment/mode": "behaviour_analytics"}) == "yes"
	satisfied({"legal_basis/type": "contract", "deployment/mode": "verification_1_1"}) == "yes"
	satisfied({"legal_basis/type": "contract", "deployment/mode": "behaviour_analytics"}) == "yes"
	satisfied({"legal_basis/type": "none_identified", "deployment/mode": "verification_1_1"}) == "no"
	satisfied({"legal_basis/type": "policy", "deployment/mode": null}) == "unknown"
}

test_a_footing_that_is_written_nowhere_fails_and_blocks if {
	satisfied({"legal_basis/citation": blank.absent}) == "no"
	severity({"legal_basis/citation": blank.absent}) == "blocking"
}

test_unfair_collection_fails_and_weighs_as_major if {
	satisfied({"data/collection_fair": false}) == "no"
	severity({"data/collection_fair": false}) == "major"
	severity({}) == "major"
}

test_unfair_collection_is_left_open_while_the_footing_is_not_known if {
	satisfied({"legal_basis/type": null, "data/collection_fair": false}) == "unknown"
	severity({"legal_basis/type": null, "data/collection_fair": false}) == "blocking"
	satisfied({"legal_basis/type": blank.withheld, "data/collection_fair": false}) == "unknown"
	severity({"legal_basis/type": blank.withheld, "data/collection_fair": false}) == "blocking"
	satisfied({"legal_basis/citation": null, "data/collection_fair": false}) == "unknown"
	severity({"legal_basis/citation": null, "data/collection_fair": false}) == "blocking"
	satisfied({"legal_basis/citation": blank.withheld, "data/collection_fair": false}) == "unknown"
	severity({"legal_basis/citation": blank.withheld, "data/collection_fair": false}) == "blocking"
}

questions := [
	"legal_basis/type",
	"legal_basis/citation",
	"data/collection_fair",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
