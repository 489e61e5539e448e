package lib

# The value of a dated parameter on the law date; null where none is in force, which makes every comparison unknown.
parameter(name) := object.get(parameters_in_force, name, null)

parameters_in_force := {name: sole(values_on_law_date(entries)) | some name, entries in data.parameters}

values_on_law_date(entries) := [entry.value |
	some entry in entries
	holds_on(entry, input.law_date.day)
]

sole(values) := values[0] if count(values) == 1

else := null
