# METADATA
# title: A blank record, for tests
# description: The answers that the human-rights test and the terms of law read, all unanswered, and ways to fill them.
package blank

# The input of a record in which only `answers`, by section and name, are given, judged on a day in 2026.
record(answers) := record_on("2026-06-01", 20605, answers)

record_on(iso, day, answers) := {
	"facts": object.union(facts, answers),
	"law_date": {"iso": iso, "day": day},
}

# The answers of `base`, those in `changes` put in their place, whole.
merge(base, changes) := {name: answer |
	some name in (object.keys(base) | object.keys(changes))
	answer := object.get(changes, name, object.get(base, name, null))
}

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# A few moments around the law date of `record`.
yesterday := {"iso": "2026-05-31", "day": 20604}

today := {"iso": "2026-06-01", "day": 20605}

tomorrow := {"iso": "2026-06-02", "day": 20606}

instant(iso, epoch) := {"iso": iso, "epoch": epoch}

facts := {
	"authorisation": {
		"expires_on": null,
		"granted_at": null,
		"requested_at": null,
		"type": null,
		"urgency_claimed": null,
		"urgency_reason": null,
		"use_started_at": null,
	},
	"consent": {
		"alternative_equal": null,
		"bystanders_captured": null,
		"explicit": null,
		"power_imbalance": null,
		"relied_on": null,
	},
	"context": {"assembly": null, "assembly_peaceful": null},
	"deployment": {
		"coe_scope": null,
		"covert": null,
		"eu_scope": null,
		"mode": null,
		"space": null,
		"status": null,
		"targeting": null,
	},
	"governance": {
		"evaluation_plan": null,
		"ex_post_review": null,
		"ex_post_review_independent": null,
		"oversight_independent": null,
	},
	"legal_basis": {
		"biometric_specific": null,
		"legitimate_aim": null,
		"practical_aim": null,
		"published": null,
		"specifies_when": null,
		"specifies_where": null,
		"specifies_who": null,
		"type": null,
	},
	"necessity": {"alternatives": null, "effectiveness_evidence": null, "indicators": null},
	"operator": {"on_behalf_of_law_enforcement": null, "type": null},
	"place": {"country": null, "subdivision": null},
	"proportionality": {
		"balancing_statement": null,
		"persons_scanned_estimate": null,
		"persons_sought": null,
		"seriousness": null,
	},
	"purpose": {"statement": null},
	"rights": {
		"complaint_channel": null,
		"independent_binding_remedy": null,
		"judicial_review_available": null,
		"misidentified_notified": null,
		"notice_deferred_until": null,
		"remedy_without_notice": null,
	},
	"scope": {"persons_class": null, "places": null, "time_end": null, "time_start": null},
	"watchlist": {"criteria_defined": null, "exists": null},
}
