package terms_responsible_limits_test

import data.blank
import data.terms

investigative(code) := answer if {
	answer := terms.investigative_purpose with input as blank.record({"purpose": {"code": code}})
}

within(operator, mode, code) := answer if {
	answer := terms.police_investigation with input as blank.record({
		"operator": {"type": operator},
		"deployment": {"mode": mode},
		"purpose": {"code": code},
	})
}

test_looking_for_offenders_victims_and_missing_people_is_an_investigation if {
	every code in [
		"counter_terrorism",
		"criminal_investigation",
		"deceased_identification",
		"fugitive_location",
		"missing_person",
		"victim_identification",
		"wanted_and_missing",
	] {
		investigative(code) == "yes"
	}
}

test_some_purposes_do_not_tell if {
	every code in ["database_search_service", "other", "retail_crime", null, blank.withheld] {
		investigative(code) == "unknown"
	}
}

test_any_other_purpose_is_no_investigation if {
	every code in [
		"access_control",
		"border_check",
		"crime_risk_prediction",
		"crowd_safety",
		"policing_general",
		"political_monitoring",
		"protest_policing",
		"traffic",
		blank.absent,
	] {
		investigative(code) == "no"
	}
}

test_a_search_of_recorded_images_by_police_is_within_whatever_its_purpose if {
	every code in ["criminal_investigation", "protest_policing", null] {
		within("law_enforcement_authority", "post_rbi", code) == "yes"
	}
}

test_live_identification_by_police_is_within_only_in_an_investigation if {
	within("law_enforcement_authority", "realtime_rbi", "missing_person") == "yes"
	within("law_enforcement_authority", "realtime_rbi", "policing_general") == "no"
	within("law_enforcement_authority", "realtime_rbi", "other") == "unknown"
	within("law_enforcement_authority", "realtime_rbi", null) == "unknown"
}

test_nothing_else_is_within if {
	within("law_enforcement_authority", "verification_1_1", "criminal_investigation") == "no"
	for_others := terms.police_investigation with input as blank.record({
		"operator": {"type": "private", "on_behalf_of_law_enforcement": false},
		"deployment": {"mode": "post_rbi", "processing": "retrospective"},
	})
	for_others == "no"
	within(null, "post_rbi", null) == "unknown"
	within("law_enforcement_authority", null, "criminal_investigation") == "unknown"
}
