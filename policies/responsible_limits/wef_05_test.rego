package requirements.responsible_limits.wef_05_test

import data.blank
import data.requirements.responsible_limits.wef_05 as requirement

# A search by police, in an investigation, that meets it, on 1 June 2026.
met := {
	"operator/type": "law_enforcement_authority",
	"deployment/mode": "post_rbi", "deployment/processing": "retrospective",
	"purpose/code": "criminal_investigation",
	"transparency/policy_published": true,
	"transparency/retention_published": true,
	"rights/contact": blank.text,
	"rights/complaint_channel": blank.text,
	"transparency/vendor_disclosed": true,
	"transparency/version_disclosed": true,
	"watchlist/image_sources_public": true,
	"transparency/sharing_published": true,
	"transparency/search_units_published": true,
	"transparency/audit_results_published": true,
	"transparency/redactions": [],
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

test_everything_published_meets_it if {
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

test_each_part_is_needed if {
	satisfied({"transparency/policy_published": false}) == "no"
	satisfied({"transparency/retention_published": false}) == "no"
	satisfied({"transparency/vendor_disclosed": false}) == "no"
	satisfied({"transparency/version_disclosed": false}) == "no"
	satisfied({"watchlist/image_sources_public": false}) == "no"
	satisfied({"transparency/sharing_published": false}) == "no"
	satisfied({"transparency/search_units_published": false}) == "no"
	satisfied({"transparency/audit_results_published": false}) == "no"
	satisfied({"rights/contact": blank.absent}) == "no"
	satisfied({"rights/complaint_channel": blank.absent}) == "no"
}

test_a_detail_left_out_with_reviewed_reasons_is_left_open if {
	satisfied({
		"transparency/vendor_disclosed": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "unknown"
	satisfied({
		"transparency/version_disclosed": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "unknown"
	satisfied({
		"watchlist/image_sources_public": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "unknown"
	satisfied({
		"transparency/sharing_published": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "unknown"
	satisfied({
		"transparency/search_units_published": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "unknown"
	satisfied({
		"transparency/audit_results_published": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "unknown"
}

test_a_detail_that_may_have_been_left_out_with_reasons_is_left_open if {
	satisfied({"transparency/vendor_disclosed": false, "transparency/redactions": null}) == "unknown"
	satisfied({
		"transparency/vendor_disclosed": false,
		"transparency/redactions": [{"what": blank.text, "reason": null, "reviewed_by": blank.text}],
	}) == "unknown"
}

test_a_detail_left_out_without_a_reviewed_reason_fails if {
	satisfied({
		"transparency/vendor_disclosed": false,
		"transparency/redactions": [{"what": blank.absent, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "no"
	satisfied({
		"transparency/vendor_disclosed": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.absent, "reviewed_by": blank.text}],
	}) == "no"
	satisfied({
		"transparency/vendor_disclosed": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.absent}],
	}) == "no"
	satisfied({
		"transparency/vendor_disclosed": false,
		"transparency/redactions": [
			{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text},
			{"what": blank.text, "reason": blank.absent, "reviewed_by": blank.text},
		],
	}) == "no"
}

test_reasons_never_excuse_the_rest if {
	satisfied({
		"transparency/policy_published": false,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "no"
	satisfied({
		"rights/contact": blank.absent,
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "no"
}

test_reasons_do_not_spoil_what_is_published if {
	satisfied({
		"transparency/redactions": [{"what": blank.text, "reason": blank.text, "reviewed_by": blank.text}],
	}) == "yes"
	satisfied({
		"transparency/redactions": [{"what": blank.text, "reason": blank.absent, "reviewed_by": blank.text}],
	}) == "yes"
	satisfied({"transparency/redactions": null}) == "yes"
}

questions := [
	"transparency/policy_published",
	"transparency/retention_published",
	"rights/contact",
	"rights/complaint_channel",
	"transparency/vendor_disclosed",
	"transparency/version_disclosed",
	"watchlist/image_sources_public",
	"transparency/sharing_published",
	"transparency/search_units_published",
	"transparency/audit_results_published",
]

test_what_is_unanswered_or_withheld_never_meets_nor_fails_it if {
	every path in questions {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}
