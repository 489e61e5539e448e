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

# Lists of {"country", "from_day", "until_day"} by name, as a release carries them: the spans of each country.
by_country(lists) := {name: {country: [span | some span in spans; span.country == country] | some country in {one.country | some one in spans}} |
	some name, spans in lists
}

text := {"state": "given", "length": 120}

absent := {"state": "absent"}

withheld := {"state": "withheld"}

# A few moments around the law date of `record`.
yesterday := {"iso": "2026-05-31", "day": 20604}

today := {"iso": "2026-06-01", "day": 20605}

tomorrow := {"iso": "2026-06-02", "day": 20606}

instant(iso, epoch) := {"iso": iso, "day": floor(epoch / 86400), "epoch": epoch}

# Every field of the facts, unanswered: a rule meets no undefined reference.
facts := data.blank_facts
