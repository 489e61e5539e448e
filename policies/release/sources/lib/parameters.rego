package lib

# The value of a dated parameter on the law date; null where none is in force, which makes every comparison unknown.
parameter(name) := entries[0].value if {
	entries := data.parameters[name]
	count(entries) == 1
	entries[0].from_day == null
	entries[0].until_day == null
}

else := object.get(parameters_in_force, name, null)

# Those that have ever changed, or begin or end; the others are read as they stand, because most never do.
parameters_in_force := {name: sole(values_on_law_date(entries)) | some name, entries in data.parameters}

values_on_law_date(entries) := [entry.value |
	some entry in entries
	holds_on(entry, input.law_date.day)
]

sole(values) := values[0] if count(values) == 1

else := null
