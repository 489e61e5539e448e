package requirements.eu_ai_act.aia_13_test

import data.blank
import data.live_police_use
import data.requirements.eu_ai_act.aia_13

applies(changes) := answer if {
	answer := aia_13.applies with input as live_police_use.record(changes)
		with data.profiles.memberships as live_police_use.memberships
}

satisfied(changes) := answer if {
	answer := aia_13.satisfied with input as live_police_use.record(changes)
}

test_it_applies_where_the_regulation_does if {
	applies({}) == "yes"
	applies({"place.country": "KE", "deployment.eu_scope": true}) == "yes"
	applies({"place.country": "KE", "deployment.eu_scope": false}) == "no"
	applies({"place.country": null}) == "unknown"
}

test_a_system_only_for_national_security_is_outside_where_that_is_claimed if {
	applies({"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent}) == "no"
	every answer in [false, null, blank.withheld] {
		applies({"deployment.national_security_use": answer}) == "yes"
	}
}

test_it_binds_whoever_uses_the_system if {
	every type in ["law_enforcement_authority", "public_body", "private", "private_public_service"] {
		applies({"operator.type": type}) == "yes"
	}
}

change(base, changes) := object.union(object.remove(base, object.keys(changes)), changes)

test_an_empty_record_leaves_it_open if satisfied({}) == "unknown"

clean := {
	"watchlist.exists": true,
	"watchlist.scraped": false,
	"watchlist.image_sources": [{"source": "custody", "origin": null}],
	"provider.scraping_declared": false,
}

sources(list) := satisfied(change(clean, {"watchlist.image_sources": list}))

test_sources_other_than_the_web_meet_it if {
	every source in ["custody", "licence_photos", "passports", "visas", "own", "other"] {
		sources([{"source": source, "origin": null}]) == "yes"
	}
}

test_a_list_without_images_meets_it if sources([]) == "yes"

test_a_scraped_watchlist_fails_whatever_its_sources if {
	every source in ["custody", "web_scraped"] {
		satisfied(change(clean, {
			"watchlist.scraped": true,
			"watchlist.image_sources": [{"source": source, "origin": null}],
		})) == "no"
	}
}

test_images_from_the_web_beside_the_word_that_nothing_was_scraped_leave_it_open if {
	every source in ["web_scraped", null, blank.absent] {
		sources([{"source": "custody", "origin": null}, {"source": source, "origin": null}]) == "unknown"
	}
}

test_a_provider_that_scrapes_fails_with_or_without_a_watchlist if {
	every exists in [true, false] {
		satisfied(change(clean, {"watchlist.exists": exists, "provider.scraping_declared": true})) == "no"
	}
}

test_without_a_watchlist_only_the_provider_is_asked if {
	none := {"watchlist.exists": false, "watchlist.scraped": false, "provider.scraping_declared": false}
	satisfied(none) == "yes"
	every answer in [true, null, blank.withheld] {
		satisfied(change(none, {"watchlist.scraped": answer})) == "unknown"
	}
	satisfied(change(none, {"watchlist.image_sources": []})) == "yes"
	satisfied(change(none, {"watchlist.image_sources": [{"source": "custody"}]})) == "yes"
	satisfied(change(none, {"watchlist.image_sources": [{"source": "web_scraped"}]})) == "unknown"
	every source in ["custody", "web_scraped"] {
		satisfied(change(none, {"watchlist.scraped": true, "watchlist.image_sources": [{"source": source}]})) == "unknown"
	}
	every answer in [null, blank.withheld] {
		satisfied(change(none, {"provider.scraping_declared": answer})) == "unknown"
	}
}

test_a_watchlist_that_may_exist_and_was_scraped_stays_open if {
	satisfied(change(clean, {"watchlist.exists": null, "watchlist.scraped": true})) == "unknown"
	satisfied(change(clean, {"watchlist.exists": null})) == "yes"
}

test_what_is_not_known_neither_meets_nor_fails_it if {
	every name in ["watchlist.scraped", "watchlist.image_sources", "provider.scraping_declared"] {
		every answer in [null, blank.withheld] {
			satisfied(change(clean, {name: answer})) == "unknown"
		}
	}
}
