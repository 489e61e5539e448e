package requirements.iccpr.icc_03_test

import data.blank
import data.requirements.iccpr.icc_03

satisfied(changes) := answer if {
	answer := icc_03.satisfied with input as record(changes)
}

exceptions(changes) := answer if {
	answer := icc_03.exceptions with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"deployment.mode": "realtime_rbi",
	"deployment.space": "publicly_accessible",
	"operator.type": "law_enforcement_authority",
	"operator.body_kind": "national_police",
	"minors.may_be_scanned": true,
	"minors.age_exclusion_evidence": blank.absent,
	"minors.best_interests_assessed": true,
	"minors.notice_given": true,
	"minors.objection_route": blank.absent,
	"minors.on_watchlist": false,
	"minors.watchlist_justification": blank.absent,
	"necessity.alternatives": [{"description": blank.text, "why_insufficient": blank.text, "evidence": null}],
	"watchlist.exists": true,
	"purpose.code": "criminal_investigation",
	"purpose.victim_category": blank.absent,
}

test_it_always_applies if icc_03.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"minors.best_interests_assessed": false,
	"minors.notice_given": false,
	"necessity.alternatives": [],
	"minors.on_watchlist": true,
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
	answer := icc_03.satisfied with input as blank.record({})
	answer == "unknown"
}

kept_out := {
	"minors.may_be_scanned": false,
	"minors.best_interests_assessed": false,
	"minors.age_exclusion_evidence": blank.absent,
}

test_where_no_child_is_scanned_none_has_to_be_protected if {
	satisfied(object.union(kept_out, {"deployment.mode": "verification_1_1"})) == "yes"
	satisfied(object.union(kept_out, {"deployment.space": "restricted"})) == "yes"
	satisfied(object.union(kept_out, {"minors.may_be_scanned": true})) == "no"
	satisfied(object.union(kept_out, {"minors.may_be_scanned": null})) == "unknown"
}

test_that_no_child_passes_a_camera_in_public_is_not_believed_without_evidence if {
	satisfied(kept_out) == "unknown"
	satisfied(blank.merge(kept_out, {"minors.age_exclusion_evidence": null})) == "unknown"
	satisfied(blank.merge(kept_out, {"minors.age_exclusion_evidence": blank.text})) == "yes"
}

test_in_shops_schools_and_care_there_is_a_way_to_object if {
	every setting in [
		{"operator.type": "private"},
		{"operator.type": "private_public_service"},
		{"operator.body_kind": "education"},
		{"operator.body_kind": "health"},
		{"deployment.space": "education"},
	] {
		satisfied(setting) == "no"
		satisfied(blank.merge(setting, {"minors.objection_route": null})) == "unknown"
		satisfied(blank.merge(setting, {"minors.objection_route": blank.text})) == "yes"
	}
	satisfied({"operator.body_kind": null}) == "unknown"
}

test_a_child_is_put_on_a_list_only_for_a_reason if {
	listed := {"minors.on_watchlist": true}
	satisfied(blank.merge(listed, {"minors.watchlist_justification": blank.text})) == "yes"
	satisfied(blank.merge(listed, {"minors.watchlist_justification": null})) == "unknown"
	satisfied(blank.merge(listed, {"watchlist.exists": null})) == "no"
	satisfied(blank.merge(listed, {"watchlist.exists": false})) == "unknown"
	satisfied({"minors.on_watchlist": null, "watchlist.exists": false}) == "yes"
}

search(changes) := blank.merge(
	{
		"purpose.code": "missing_person",
		"minors.on_watchlist": true,
		"minors.notice_given": false,
		"necessity.alternatives": [],
	},
	changes,
)

test_a_missing_or_abducted_child_may_be_searched_for if {
	every way in [
		{},
		{"purpose.code": "other", "purpose.victim_category": "abduction"},
		{"purpose.code": "other", "purpose.victim_category": "missing_person"},
	] {
		satisfied(search(way)) == "yes"
		exceptions(search(way)) == ["missing_child"]
	}
	every flaw in [
		{"purpose.code": "wanted_and_missing"},
		{"purpose.code": "other", "purpose.victim_category": "trafficking"},
		{"minors.on_watchlist": false},
		{"minors.best_interests_assessed": false},
	] {
		satisfied(search(flaw)) == "no"
		exceptions(search(flaw)) == []
	}
	satisfied(search({"purpose.code": null})) == "unknown"
	exceptions({"purpose.code": "missing_person", "minors.on_watchlist": true, "minors.watchlist_justification": blank.text}) == []
}
