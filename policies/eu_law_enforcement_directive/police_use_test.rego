# METADATA
# title: Processing by police, for tests
# description: The record of a search afterwards by police in a Member State, and ways to change its answers.
package police_use

import data.blank

# On 1 June 2026, day 20605.
record(changes) := json.patch(
	{"facts": blank.facts, "law_date": on(20605)},
	[{"op": "replace", "path": path, "value": answer} |
		some name, answer in object.union(object.remove(police, object.keys(changes)), changes)
		path := array.concat(["facts"], split(name, "."))
	],
)

empty := {"facts": blank.facts, "law_date": on(20605)}

police := {
	"deployment.mode": "post_rbi", "deployment.processing": "retrospective",
	"operator.type": "law_enforcement_authority",
	"place.country": "NL",
}

on(number) := {"iso": "", "day": number}

# What the Directive does not govern, or leaves open whether it does.
outside := [
	{"place.country": "US", "deployment.eu_scope": true},
	{"operator.type": "private", "operator.on_behalf_of_law_enforcement": false},
	{"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent},
	{"deployment.mode": "verification_1_1", "watchlist.categories": ["other"], "purpose.code": "attendance"},
]

open := [
	{"place.country": null},
	{"operator.type": null},
]

memberships := blank.by_country({"european_union": [{"country": "NL", "from_day": null, "until_day": null}]})

parameters := {"min_categories_to_separate": [{"from_day": null, "until_day": null, "value": 2}]}
