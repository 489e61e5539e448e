package lib

# The value of a dated parameter on the law date; null where none is in force, which makes every comparison unknown.
# The data holds the bare number of one that never changes, as most do, and else what it was from when until when.
parameter(name) := number if {
	number := data.parameters[name]
	is_number(number)
}

else := object.get(dated_parameters, name, null)

dated_parameters := {name: sole(values_on_law_date(entries)) |
	some name, entries in data.parameters
	is_array(entries)
}

values_on_law_date(entries) := [entry.value |
	some entry in entries
	holds_on(entry, input.law_date.day)
]

sole(values) := values[0] if count(values) == 1

else := null
