package lib

# The value of a dated parameter on the law date; null where none is in force, which makes every comparison unknown.
parameter(name) := sole(values_on_law_date(object.get(data.parameters, name, [])))

# The values of the dated entries that hold on the law date: of a parameter, or of a membership list.
values_on_law_date(entries) := [entry.value |
	some entry in entries
	holds_on(entry, input.law_date.day)
]

sole(values) := values[0] if count(values) == 1

else := null
