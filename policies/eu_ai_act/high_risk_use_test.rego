# METADATA
# title: A use of a high-risk system, for tests
# description: |
#   The record of a search afterwards by police in the Union, begun after the chapter on high-risk systems applied, and ways to
#   change its answers.
package high_risk_use

import data.blank

# On 1 June 2028, day 21336.
record(changes) := record_on(21336, changes)

record_on(number, changes) := json.patch(
	{"facts": blank.facts, "law_date": on(number)},
	[{"op": "replace", "path": path, "value": answer} |
		some name, answer in object.union(object.remove(police, object.keys(changes)), changes)
		path := array.concat(["facts"], split(name, "."))
	],
)

empty(number) := {"facts": blank.facts, "law_date": on(number)}

police := {
	"deployment.mode": "post_rbi", "deployment.processing": "retrospective",
	"deployment.start_date": on(21200),
	"deployment.significant_change_on": blank.absent,
	"operator.type": "law_enforcement_authority",
	"place.country": "NL",
}

on(number) := {"iso": "", "day": number}

# Noon of 31 May 2028, the day before the law date, and so many seconds later.
at(seconds) := blank.instant("", 1843387200 + seconds)

hours(number) := at(number * 3600)

# The same kind of use by a shop.
shop := {"operator.type": "private", "operator.on_behalf_of_law_enforcement": false}

# In service since the day before the chapter applied.
old := {"deployment.start_date": on(21153)}

# What the Act does not govern, or leaves open whether it does.
outside := [
	{"place.country": "KE", "deployment.eu_scope": false},
	{"deployment.national_security_use": true, "purpose.code": "counter_terrorism", "purpose.secondary_uses": [], "purpose.ai_act_objective": blank.absent, "purpose.offence_code": blank.absent, "operator.type": "public_body"},
]

open := [
	{"place.country": null},
	{"place.country": "KE"},
	{"deployment.mode": null},
	{"registration.declared_risk_class": "not_high_risk_6_3", "registration.class_grounds": blank.text},
]

memberships := blank.by_country({"european_union": [{"country": "NL", "from_day": null, "until_day": null}]})

parameters := {
	"annual_report_interval_days": always(366),
	"min_log_retention_days": always(183),
	"min_separate_reviewers": always(2),
	"post_authorisation_request_days": always(2),
	"post_authorisation_request_hours": always(48),
}

always(number) := [{"from_day": null, "until_day": null, "value": number}]
