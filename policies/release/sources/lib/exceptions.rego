package lib

# The names of the exceptions whose condition, as {name: answer}, holds: what `exceptions` of a requirement lists.
took_effect(conditions) := sort([name |
	some name, answer in conditions
	answer == "yes"
])

# Whether an exception carries the result: it holds, and the main rule is not shown to hold. That stays so while the
# main rule is open, for then the "met" rests on the exception alone.
carries(exception, main) := all_of([exception, when(main, "no", "yes")])
