# METADATA
# title: A live use by police, for tests
# description: The record of a live identification by police in a street in the Union, and ways to change its answers.
package live_police_use

import data.blank

# The input with only the answers that make the use one of article 5(1)(h), and `changes`, by dotted path.
record(changes) := record_on("2026-06-01", 20605, changes)

record_on(iso, day, changes) := changed(
	{"facts": blank.facts, "law_date": {"iso": iso, "day": day}},
	object.union(live, changes),
)

# Each answer put in its place, whole.
changed(base, changes) := json.patch(base, [{"op": "replace", "path": path, "value": answer} |
	some name, answer in changes
	path := array.concat(["facts"], split(name, "."))
])

live := {
	"deployment.mode": "realtime_rbi",
	"deployment.space": "publicly_accessible",
	"operator.type": "law_enforcement_authority",
	"place.country": "NL",
}

memberships := blank.by_country({"european_union": [{"country": "NL", "from_day": null, "until_day": null}]})

# What takes the use out of point (h), and what leaves that open.
other_uses := [
	{"deployment.mode": "post_rbi", "deployment.processing": "retrospective"},
	{"deployment.space": "restricted"},
	{"operator.type": "private", "operator.on_behalf_of_law_enforcement": false},
	{"place.country": "KE", "deployment.eu_scope": false},
	{"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent},
]

open_uses := [
	{"deployment.mode": null},
	{"deployment.space": null},
	{"deployment.space": blank.withheld},
	{"operator.type": null},
	{"place.country": null},
]

# The same use in other words.
same_uses := [
	{"deployment.mode": "identification_1n_cooperative", "consent.bystanders_captured": true},
	{"operator.type": "private", "operator.on_behalf_of_law_enforcement": true},
	{"place.country": "KE", "deployment.eu_scope": true},
	{"deployment.national_security_use": false},
	{"deployment.national_security_use": blank.withheld},
]

# Moments of a case; noon of 31 May 2026, the day before the law date, is `start`.
start := at(0)

at(seconds) := blank.instant("", 1780228800 + seconds)

hours(number) := at(number * 3600)

# Days around that of `start`.
day(number) := {"iso": "", "day": 20604 + number}
