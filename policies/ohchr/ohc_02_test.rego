package requirements.ohchr.ohc_02_test

import data.blank
import data.requirements.ohchr.ohc_02

satisfied(changes) := answer if {
	answer := ohc_02.satisfied with input as record(changes)
}

applies(changes) := answer if {
	answer := ohc_02.applies with input as record(changes)
}

severity(changes) := answer if {
	answer := ohc_02.severity with input as record(changes)
}

exceptions(changes) := answer if {
	answer := ohc_02.exceptions with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "post_rbi", "deployment.processing": "retrospective",
	"context.assembly": true,
	"context.assembly_peaceful": false,
	"context.against_violent_suspect_after_event": true,
	"purpose.targeted_suspect_search": true,
	"authorisation.type": "judicial",
	"authorisation.granted_at": blank.instant("2020-06-20T09:00:00Z", 1592643600),
	"transparency.vendor_disclosed": true,
	"transparency.policy_published": true,
	"assessments.public_consultation.done": true,
	"assessments.human_rights.done": true,
	"governance.oversight_independent": true,
}

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"transparency.vendor_disclosed": false,
	"transparency.policy_published": false,
	"assessments.public_consultation.done": false,
	"assessments.human_rights.done": false,
	"governance.oversight_independent": false,
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
	answer := ohc_02.satisfied with input as blank.record({})
	answer == "unknown"
}

test_it_concerns_remote_identification if {
	applies({}) == "yes"
	applies({"deployment.mode": "realtime_rbi"}) == "yes"
	applies({"deployment.mode": "verification_1_1"}) == "no"
	applies({"deployment.mode": null}) == "unknown"
}

test_away_from_assemblies_nobody_who_takes_part_is_identified if {
	every path in object.keys(missing) {
		satisfied({"context.assembly": false, path: false}) == "yes"
	}
	satisfied({"context.assembly": null, "context.assembly_peaceful": true, "context.against_violent_suspect_after_event": false}) == "unknown"
}

test_a_want_of_care_weighs_as_major if {
	every path in object.keys(missing) {
		severity({path: false}) == "major"
	}
}

peaceful(changes) := blank.merge({"context.assembly_peaceful": true}, changes)

test_identifying_the_peaceful_blocks if {
	every flaw in [
		{"deployment.mode": "realtime_rbi"},
		{"context.against_violent_suspect_after_event": false},
		{"purpose.targeted_suspect_search": false},
		{"authorisation.type": "internal"},
		{"authorisation.type": "dpa_permit"},
		{"authorisation.granted_at": blank.absent},
		{"authorisation.granted_at": blank.instant("2026-06-02T00:00:00Z", 1780358400)},
	] {
		satisfied(peaceful(flaw)) == "no"
		severity(peaceful(flaw)) == "blocking"
		exceptions(peaceful(flaw)) == []
	}
}

test_a_named_suspect_of_violence_may_be_searched_for_afterwards if {
	every type in ["judicial", "independent_admin"] {
		satisfied(peaceful({"authorisation.type": type})) == "yes"
		exceptions(peaceful({"authorisation.type": type})) == ["violent_suspect_after_event"]
	}
	severity(peaceful({"transparency.policy_published": false})) == "major"
	satisfied(peaceful({"transparency.policy_published": false})) == "no"
	every path in ["purpose.targeted_suspect_search", "authorisation.type", "authorisation.granted_at"] {
		satisfied(peaceful({path: null})) == "unknown"
		exceptions(peaceful({path: null})) == []
	}
	exceptions({}) == []
	exceptions({"context.assembly_peaceful": null}) == ["violent_suspect_after_event"]
}

test_a_want_of_care_is_left_open_while_the_ban_is if {
	open := {"context.assembly_peaceful": null, "context.against_violent_suspect_after_event": null}
	satisfied(blank.merge(open, {"transparency.policy_published": false})) == "unknown"
	severity(open) == "blocking"
}
