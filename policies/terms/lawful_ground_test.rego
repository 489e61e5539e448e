package lawful_ground_test

import data.blank
import data.terms

# An authority that checks one person at a time, as a public law says, and examined whether it must.
lawful := {
	"deployment/mode": "verification_1_1",
	"deployment/targeting": "enrolled_group",
	"operator/type": "public_body",
	"consent/relied_on": true,
	"legal_basis/citation": blank.text,
	"legal_basis/type": "statute",
	"legal_basis/published": true,
	"legal_basis/specifies_who": true,
	"legal_basis/specifies_when": true,
	"legal_basis/safeguards": blank.text,
	"assessments/dpia/necessity_section": true,
	"necessity/alternatives": [{"description": blank.text, "why_insufficient": blank.text}],
	"proportionality/balancing_statement": blank.text,
}

term(name, changes) := answer if {
	answer := terms[name] with input as json.patch(
		blank.record({}),
		[{"op": "replace", "path": concat("/", ["facts", path]), "value": value} |
			some path, value in blank.merge(lawful, changes)
		],
	)
}

on(word, changes) := term("ground_without_balance", object.union({"legal_basis/article_6_ground": word}, changes))

under(name, word, changes) := term(name, object.union({"legal_basis/special_category_condition": word}, changes))

necessity := {"assessments/dpia/necessity_section": false, "necessity/alternatives": []}

test_no_answer_decides_nothing if {
	every name in ["ground_without_balance", "legitimate_interests", "exception_without_law", "exception_by_law"] {
		answer := terms[name] with input as blank.record({})
		answer == "unknown"
	}
}

test_a_ground_but_consent_is_open_until_necessity_is_examined if {
	every word in ["contract", "legal_obligation", "vital_interests", "public_task"] {
		on(word, {}) == "yes"
		every path, answer in necessity {
			on(word, {path: answer}) == "unknown"
			on(word, {path: null}) == "unknown"
		}
	}
	on("consent", necessity) == "yes"
	every word in ["legitimate_interests", "none", blank.absent] {
		on(word, {}) == "no"
	}
	on(null, {}) == "unknown"
}

test_a_legal_obligation_and_a_public_task_are_laid_down_by_a_law if {
	every word in ["legal_obligation", "public_task"] {
		on(word, {"legal_basis/citation": blank.absent}) == "no"
		on(word, {"legal_basis/citation": null}) == "unknown"
		every kind in ["policy", "contract", "none_identified", "consent", null] {
			on(word, {"legal_basis/type": kind}) == "unknown"
		}
		every kind in ["statute", "regulation", "published_code_under_statute"] {
			on(word, {"legal_basis/type": kind}) == "yes"
		}
	}
	every word in ["contract", "vital_interests"] {
		on(word, {"legal_basis/citation": blank.absent, "legal_basis/type": "policy"}) == "yes"
	}
}

test_whether_a_company_has_a_public_task_is_open if {
	every type in ["private", "private_public_service", null] {
		on("public_task", {"operator/type": type}) == "unknown"
		on("legal_obligation", {"operator/type": type}) == "yes"
	}
}

test_nobody_in_a_crowd_consents_or_has_a_contract if {
	crowd := {"deployment/mode": "realtime_rbi"}
	on("consent", crowd) == "no"
	on("contract", crowd) == "unknown"
	under("exception_without_law", "explicit_consent", crowd) == "no"
	on("vital_interests", crowd) == "yes"
	every answer, expected in {"unanswered": "unknown", "denied": "no"} {
		relied := {"unanswered": null, "denied": false}[answer]
		on("consent", {"consent/relied_on": relied}) == expected
		under("exception_without_law", "explicit_consent", {"consent/relied_on": relied}) == expected
	}
	under("exception_without_law", "explicit_consent", {}) == "yes"
}

test_interests_are_balanced_and_necessity_is_examined if {
	interests({}) == "yes"
	every path in ["assessments/dpia/necessity_section", "necessity/alternatives", "proportionality/balancing_statement"] {
		interests({path: null}) == "unknown"
	}
	interests({"proportionality/balancing_statement": blank.absent}) == "unknown"
	interests({"legal_basis/article_6_ground": "contract"}) == "no"
}

interests(changes) := term("legitimate_interests", object.union({"legal_basis/article_6_ground": "legitimate_interests"}, changes))

test_that_somebody_cannot_consent_is_asked_nowhere if {
	under("exception_without_law", "vital_interests", {}) == "unknown"
}

test_legal_claims_are_those_of_the_one_who_is_looked_for if {
	claim := {"deployment/mode": "post_rbi", "deployment/processing": "retrospective", "deployment/targeting": "targeted"}
	under("exception_without_law", "legal_claims", claim) == "yes"
	every change in [
		{"deployment/targeting": "watchlist"},
		{"deployment/targeting": "untargeted"},
		{"deployment/targeting": null},
		{"deployment/mode": "realtime_rbi"},
		{"assessments/dpia/necessity_section": false},
		{"necessity/alternatives": []},
	] {
		under("exception_without_law", "legal_claims", object.union(claim, change)) == "unknown"
	}
}

by_law := ["employment_law", "substantial_public_interest_law", "public_health", "research_archiving", "health_care"]

test_an_exception_by_law_needs_a_law_that_is_public_and_foreseeable if {
	every word in by_law {
		under("exception_by_law", word, {}) == "yes"
		under("exception_without_law", word, {}) == "no"
		under("exception_by_law", word, {"legal_basis/citation": blank.absent}) == "no"
		every path, answer in object.union(necessity, {
			"legal_basis/type": "policy",
			"legal_basis/published": false,
			"legal_basis/specifies_who": false,
			"legal_basis/specifies_when": false,
		}) {
			under("exception_by_law", word, {path: answer}) == "unknown"
			under("exception_by_law", word, {path: null}) == "unknown"
		}
	}
	every word in ["none", "law", "manifestly_public", "legal_claims", "vital_interests", "explicit_consent", blank.absent] {
		under("exception_by_law", word, {}) == "no"
	}
	every word in ["none", "law", "manifestly_public", blank.absent] {
		under("exception_without_law", word, {}) == "no"
	}
}

test_the_law_itself_protects_people_but_for_the_secrecy_of_medicine if {
	every word in by_law {
		expected := {true: "yes", false: "no"}[word == "health_care"]
		under("exception_by_law", word, {"legal_basis/safeguards": blank.absent}) == expected
	}
	under("exception_by_law", "public_health", {"legal_basis/safeguards": null}) == "unknown"
}

test_at_a_distance_the_law_names_recognition if {
	every mode in ["realtime_rbi", "post_rbi"] {
		every named, expected in {true: "yes", false: "unknown", null: "unknown"} {
			under("exception_by_law", "substantial_public_interest_law", {
				"deployment/mode": mode,
				"legal_basis/biometric_specific": named,
			}) == expected
		}
	}
	under("exception_by_law", "substantial_public_interest_law", {"legal_basis/biometric_specific": false}) == "yes"
}

test_of_a_company_that_recognises_people_at_a_distance_only_a_permit_shows_that_the_law_means_it if {
	at_a_distance := {"deployment/mode": "realtime_rbi", "legal_basis/biometric_specific": true, "operator/type": "private"}
	every permit, expected in {"dpa_permit": "yes", "internal": "unknown", "none": "unknown"} {
		under("exception_by_law", "substantial_public_interest_law", object.union(at_a_distance, {"authorisation/type": permit})) == expected
	}
	under("exception_by_law", "substantial_public_interest_law", at_a_distance) == "unknown"
}
