package national_scope_test

import data.blank
import data.terms

memberships := blank.by_country({
	"australia_privacy_act": [{"country": "AU", "from_day": 16141, "until_day": null}],
	"canada_pipeda": [{"country": "CA", "from_day": null, "until_day": null}],
	"quebec_information_technology": [{"country": "CA", "from_day": null, "until_day": null}],
	"new_zealand_privacy_act": [{"country": "NZ", "from_day": null, "until_day": null}],
	"us_ftc_act": [{"country": "US", "from_day": null, "until_day": null}],
	"data_protection_directive_1995": [{"country": "IE", "from_day": null, "until_day": 17676}],
	"uk_gdpr": [{"country": "GB", "from_day": 18628, "until_day": null}],
	"uk_data_protection_act_part_3": [{"country": "GB", "from_day": 17676, "until_day": null}],
})

term(name, changes) := term_on(name, governed_on[name], changes)

term_on(name, day, changes) := answer if {
	answer := terms[name] with input as blank.record_on("", day, object.union(governed[name], changes))
		with data.profiles.memberships as memberships
}

governed := {
	"australian_privacy_act": {
		"place": {"country": "AU"},
		"operator": {"type": "private"},
		"data": {"personal": true},
	},
	"pipeda": {
		"place": {"country": "CA", "subdivision": "CA-ON"},
		"operator": {"type": "private"},
		"data": {"personal": true},
	},
	"quebec_biometric_identity": {
		"place": {"country": "CA", "subdivision": "CA-QC", "extent": "site"},
		"deployment": {"mode": "verification_1_1"},
	},
	"new_zealand_privacy_act": {"place": {"country": "NZ"}, "data": {"personal": true}},
	"within_biometric_code": {
		"place": {"country": "NZ"},
		"deployment": {"mode": "realtime_rbi", "start_date": {"iso": "2025-11-03", "day": 20395}},
	},
	"biometric_code_deferred": {"deployment": {"start_date": {"iso": "2025-11-02", "day": 20394}}},
	"ftc_act": {"place": {"country": "US"}, "operator": {"type": "private", "sector": "retail"}},
	"data_protection_directive_1995": {
		"place": {"country": "IE"},
		"operator": {"type": "public_body", "on_behalf_of_law_enforcement": false},
		"data": {"personal": true},
	},
	"uk_gdpr": {
		"place": {"country": "GB"},
		"operator": {"type": "public_body", "on_behalf_of_law_enforcement": false},
		"data": {"personal": true},
	},
	"uk_law_enforcement_processing": {
		"place": {"country": "GB"},
		"operator": {"type": "law_enforcement_authority"},
		"data": {"personal": true},
	},
}

governed_on := {
	"australian_privacy_act": 20605,
	"pipeda": 20605,
	"quebec_biometric_identity": 20605,
	"new_zealand_privacy_act": 20605,
	"within_biometric_code": 20605,
	"biometric_code_deferred": 20605,
	"ftc_act": 20605,
	"data_protection_directive_1995": 16000,
	"uk_gdpr": 20605,
	"uk_law_enforcement_processing": 20605,
}

by_country := object.keys(governed) - {"biometric_code_deferred"}

test_each_governs_what_it_governs_and_an_empty_record_settles_none if {
	every name in object.keys(governed) {
		term(name, {}) == "yes"
		open := terms[name] with input as blank.record({}) with data.profiles.memberships as memberships
		open == "unknown"
	}
}

test_none_governs_another_country if {
	every name in by_country {
		term(name, {"place": {"country": "BR"}}) == "no"
		term(name, {"place": {"country": null}}) == "unknown"
	}
}

test_each_governs_from_its_first_day_to_its_last if {
	[term_on("australian_privacy_act", day, {}) | some day in [16140, 16141]] == ["no", "yes"]
	[term_on("data_protection_directive_1995", day, {}) | some day in [17675, 17676]] == ["yes", "no"]
	[term_on("uk_gdpr", day, {}) | some day in [18627, 18628]] == ["no", "yes"]
	[term_on("uk_law_enforcement_processing", day, {}) | some day in [17675, 17676]] == ["no", "yes"]
}

test_all_but_the_code_and_the_laws_on_biometrics_govern_personal_data if {
	every name in by_country - {"within_biometric_code", "quebec_biometric_identity", "ftc_act"} {
		every personal, expected in {true: "yes", false: "no", null: "unknown"} {
			term(name, {"deployment": {"mode": "data_analytics"}, "data": {"personal": personal}}) == expected
		}
		term(name, {"deployment": {"mode": "categorisation"}, "data": {"personal": false}}) == "yes"
	}
}

test_laws_for_business_govern_business if {
	every name in ["pipeda", "ftc_act"] {
		every kind, expected in {
			"private": "yes",
			"private_public_service": "yes",
			"public_body": "no",
			"law_enforcement_authority": "no",
		} {
			term(name, {"operator": {"type": kind}}) == expected
		}
		term(name, {"operator": {"type": null}}) == "unknown"
	}
}

test_the_australian_act_binds_some_public_bodies_and_the_record_does_not_say_which if {
	every kind, expected in {
		"private": "yes",
		"private_public_service": "yes",
		"public_body": "unknown",
		"law_enforcement_authority": "unknown",
	} {
		term("australian_privacy_act", {"operator": {"type": kind}}) == expected
	}
}

test_three_provinces_have_an_act_of_their_own if {
	every code, expected in {
		"CA-ON": "yes",
		"CA-AB": "unknown",
		"CA-BC": "unknown",
		"CA-QC": "unknown",
		null: "unknown",
	} {
		term("pipeda", {"place": {"subdivision": code}}) == expected
	}
	every code in ["CA-AB", "CA-BC", "CA-QC"] {
		term("pipeda", {"place": {"subdivision": code, "extent": "national"}}) == "yes"
		term("pipeda", {"place": {"subdivision": code, "extent": "city"}}) == "unknown"
	}
}

test_the_act_of_quebec_governs_quebec_and_may_govern_what_is_used_in_all_of_canada if {
	term("quebec_biometric_identity", {"place": {"subdivision": "CA-ON"}}) == "no"
	term("quebec_biometric_identity", {"place": {"subdivision": null}}) == "unknown"
	term("quebec_biometric_identity", {"place": {"subdivision": null, "extent": "national"}}) == "unknown"
	term("quebec_biometric_identity", {"place": {"subdivision": "CA-ON", "extent": "national"}}) == "unknown"
	term("quebec_biometric_identity", {"place": {"subdivision": "CA-QC", "extent": "national"}}) == "yes"
}

test_the_act_of_quebec_governs_who_verifies_or_confirms_identity if {
	every mode, expected in {
		"realtime_rbi": "yes",
		"post_rbi": "yes",
		"identification_1n_cooperative": "yes",
		"verification_1_1": "yes",
		"categorisation": "no",
		"emotion": "no",
		"data_analytics": "no",
	} {
		term("quebec_biometric_identity", {"deployment": {"mode": mode}}) == expected
	}
}

test_the_code_governs_new_use_at_once_and_older_use_later if {
	new := {"start_date": {"iso": "2025-11-03", "day": 20395}}
	older := {"start_date": {"iso": "2025-11-02", "day": 20394}}
	[term_on("within_biometric_code", day, {"deployment": new}) | some day in [20394, 20395]] == ["no", "yes"]
	[term_on("within_biometric_code", day, {"deployment": older}) | some day in [20395, 20667, 20668]] == ["no", "no", "yes"]
	[term_on("biometric_code_deferred", day, {"deployment": older}) | some day in [20667, 20668]] == ["yes", "no"]
	term("biometric_code_deferred", {"deployment": new}) == "no"
	term("biometric_code_deferred", {"deployment": {"start_date": null}}) == "unknown"
	never := terms.biometric_code_deferred with input as blank.record({"deployment": {"start_date": blank.absent}})
		with data.profiles.memberships as memberships
	never == "no"
	term("within_biometric_code", {"deployment": {"start_date": null}}) == "unknown"
	term("within_biometric_code", {"deployment": {"mode": "data_analytics"}}) == "no"
}

test_the_dates_of_the_code_are_days if {
	every date in [terms.biometric_code_from, terms.biometric_code_for_existing_use_from] {
		time.parse_rfc3339_ns(concat("", [date.iso, "T00:00:00Z"])) == date.day * 86400000000000
	}
}

test_banks_and_carriers_may_be_outside_the_commissions_reach if {
	every sector, expected in {"retail": "yes", "finance": "unknown", "transport": "unknown", null: "unknown"} {
		term("ftc_act", {"operator": {"sector": sector}}) == expected
	}
}

test_the_directive_and_the_uk_gdpr_leave_law_enforcement_and_national_security_alone if {
	every name in ["data_protection_directive_1995", "uk_gdpr"] {
		every operator in [{"type": "law_enforcement_authority"}, {"on_behalf_of_law_enforcement": true}] {
			term(name, {"operator": operator, "purpose": {"code": "criminal_investigation"}}) == "no"
			term(name, {"operator": operator, "purpose": {"code": null}}) == "unknown"
		}
		term(name, {"operator": {"on_behalf_of_law_enforcement": null}}) == "unknown"
		term(name, {
			"operator": {"type": "law_enforcement_authority"},
			"purpose": {"code": "attendance"},
			"deployment": {"mode": "verification_1_1"},
		}) == "yes"
		every claim, expected in {true: "no", false: "yes", null: "yes"} {
			term(name, {
				"deployment": {"national_security_use": claim},
				"purpose": {"code": "counter_terrorism", "secondary_uses": [], "ai_act_objective": blank.absent, "offence_code": blank.absent},
			}) == expected
		}
	}
}

test_part_3_governs_law_enforcement_by_other_bodies_than_the_intelligence_services if {
	every change, expected in {
		"private": {"answer": "no", "acts": false},
		"public_body": {"answer": "yes", "acts": true},
		"private_public_service": {"answer": "unknown", "acts": null},
	} {
		term("uk_law_enforcement_processing", {"operator": {
			"type": change,
			"on_behalf_of_law_enforcement": expected.acts,
		}}) == expected.answer
	}
	every kind, expected in {"intelligence": "no", "police_local": "yes", null: "yes"} {
		term("uk_law_enforcement_processing", {"operator": {"body_kind": kind}}) == expected
	}
	term("uk_law_enforcement_processing", {
		"purpose": {"code": "access_control"},
		"deployment": {"mode": "verification_1_1"},
	}) == "no"
}
