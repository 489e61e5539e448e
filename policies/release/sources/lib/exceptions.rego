package lib

# The names of the exceptions whose condition, as {name: answer}, holds: what `exceptions` of a requirement lists.
took_effect(conditions) := sort([name |
	some name, answer in conditions
	answer == "yes"
])
