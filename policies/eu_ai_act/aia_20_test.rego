package requirements.eu_ai_act.aia_20_test

import data.blank
import data.high_risk_use
import data.requirements.eu_ai_act.aia_20

rule(name, changes) := rule_on(name, 21336, changes)

rule_on(name, day, changes) := answer if {
	answer := aia_20[name] with input as high_risk_use.record_on(day, changes)
		with data.profiles.memberships as high_risk_use.memberships
		with data.parameters as high_risk_use.parameters
}

satisfied(targeting, form) := rule("satisfied", {
	"deployment.targeting": targeting,
	"case_file.request_form": form,
})

test_it_applies_to_searches_afterwards_by_police if {
	rule("applies", {}) == "yes"
	rule("applies", {"deployment.mode": "realtime_rbi"}) == "no"
	rule("applies", high_risk_use.shop) == "no"
	rule("applies", {"deployment.mode": null}) == "unknown"
	every changes in high_risk_use.outside {
		rule("applies", changes) == "no"
	}
}

test_a_search_for_somebody_with_a_link_meets_it if satisfied("targeted", true) == "yes"

test_an_untargeted_search_is_prohibited_even_with_a_link if {
	every form in [true, false, null] {
		satisfied("untargeted", form) == "no"
		satisfied(blank.absent, form) == "no"
	}
}

test_a_search_for_a_whole_list_leaves_it_open if {
	every targeting in ["watchlist", "enrolled_group", null, blank.withheld] {
		satisfied(targeting, true) == "unknown"
	}
}

test_a_link_that_is_not_shown_leaves_it_open if {
	every form in [false, null, blank.withheld] {
		satisfied("targeted", form) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	every name in ["applies", "satisfied"] {
		open := aia_20[name] with input as high_risk_use.empty(21336)
			with data.profiles.memberships as high_risk_use.memberships
			with data.parameters as high_risk_use.parameters
		open == "unknown"
	}
}

test_a_system_in_service_before_the_chapter_applied_has_time if {
	rule("deferred", high_risk_use.old) == "yes"
	rule("deferred", {}) == "no"
	rule("deferred", {"deployment.start_date": null}) == "unknown"
}
