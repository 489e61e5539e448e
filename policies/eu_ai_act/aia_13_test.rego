package requirements.eu_ai_act.aia_13_test

import data.lib
import data.requirements.eu_ai_act.aia_13 as requirement

status := found if {
	found := lib.status(
		requirement.applies,
		requirement.satisfied,
		in_force,
		input.law_date.day,
	) with data.profiles as profiles
}

in_force := {"from_day": 20121, "until_day": null} # 2025-02-02

profiles := {"memberships": {"european_union": [{"country": "NL", "from_day": null, "until_day": null}]}}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# Everything in order on 1 June 2026, day 20605.
met := {
	"law_date": {"iso": "2026-06-01", "day": 20605},
	"facts": {
		"deployment": {"eu_scope": null},
		"place": {"country": "NL"},
		"provider": {"scraping_declared": false},
		"watchlist": {"exists": true, "scraped": false, "image_sources": [{"source": "custody"}]},
	},
}

changed(path, answer) := json.patch(met, [{"op": "add", "path": path, "value": answer}])

both(first, second) := json.patch(met, [
	{"op": "add", "path": first[0], "value": first[1]},
	{"op": "add", "path": second[0], "value": second[1]},
])

test_sources_other_than_the_web_are_met if {
	every source in ["custody", "licence_photos", "passports", "visas", "own", "other"] {
		status == "met" with input as changed("facts/watchlist/image_sources", [{"source": source}])
	}
}

test_a_scraped_watchlist_is_not_met if {
	status == "not_met" with input as changed("facts/watchlist/scraped", true)
}

test_a_provider_that_scrapes_is_not_met_with_or_without_a_watchlist if {
	status == "not_met" with input as changed("facts/provider/scraping_declared", true)
	status == "not_met" with input as both(
		["facts/provider/scraping_declared", true],
		["facts/watchlist/exists", false],
	)
}

test_a_provider_that_says_nothing_is_never_met if {
	every answer in [null, withheld] {
		status == "undetermined" with input as both(
			["facts/provider/scraping_declared", answer],
			["facts/watchlist/exists", false],
		)
	}
}

test_without_a_watchlist_only_the_provider_is_asked if {
	every path in ["facts/watchlist/scraped", "facts/watchlist/image_sources"] {
		status == "met" with input as both([path, null], ["facts/watchlist/exists", false])
	}
}

test_images_from_the_web_beside_the_word_that_nothing_was_scraped_are_undetermined if {
	every source in ["web_scraped", null, absent] {
		sources := [{"source": "custody"}, {"source": source}]
		status == "undetermined" with input as changed("facts/watchlist/image_sources", sources)
	}
}

test_images_from_the_web_are_not_met_where_the_scraping_is_admitted if {
	status == "not_met" with input as both(
		["facts/watchlist/image_sources", [{"source": "web_scraped"}]],
		["facts/watchlist/scraped", true],
	)
}

test_a_list_without_images_is_met if {
	status == "met" with input as changed("facts/watchlist/image_sources", [])
}

test_it_applies_outside_the_union_where_the_body_says_so if {
	status == "met" with input as both(["facts/place/country", "KE"], ["facts/deployment/eu_scope", true])
}

test_it_does_not_apply_outside_the_union if {
	status == "not_applicable" with input as both(
		["facts/place/country", "KE"],
		["facts/deployment/eu_scope", false],
	)
}

questions := [
	"facts/place/country",
	"facts/provider/scraping_declared",
	"facts/watchlist/scraped",
	"facts/watchlist/image_sources",
]

test_an_unanswered_question_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, null)
	}
}

test_a_withheld_answer_is_never_met if {
	every path in questions {
		status == "undetermined" with input as changed(path, withheld)
	}
}

test_an_empty_record_is_undetermined if {
	status == "undetermined" with input as json.patch(met, [{"op": "add", "path": path, "value": null} |
		some path in everything
	])
}

everything := array.concat(questions, ["facts/watchlist/exists"])

test_it_is_upcoming_on_the_eve_of_its_first_day if {
	status == "upcoming" with input as changed("law_date", {"iso": "2025-02-01", "day": 20120})
}

test_it_holds_on_its_first_day if {
	status != "upcoming" with input as changed("law_date", {"iso": "2025-02-02", "day": 20121})
}
