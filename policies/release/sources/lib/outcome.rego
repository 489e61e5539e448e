package lib

# The outcome is the word of the heaviest result, so that the first of these that holds decides: a prohibition not met;
# a blocking requirement not met; a blocking one undetermined; a major one not met or undetermined; at least one met;
# else nothing. A result is [status, severity, force]; `prohibitions` are those of `results` that are results of one.
strict_outcome(results, prohibitions) := outcomes[max(array.concat(
	[weigh(result) | some result in results],
	[5 |
		some result in prohibitions
		result[0] == "not_met"
	],
))]

# The same over what binds. What may bind counts as undetermined, unless it plays no part.
binding_outcome(results, prohibitions) := outcomes[max(array.concat(
	[weigh_bound(result) | some result in results],
	[5 |
		some result in prohibitions
		result[0] == "not_met"
		result[2] == "binds"
	],
))]

outcomes := [
	"no_rule_applies",
	"compliant",
	"compliant_with_conditions",
	"undetermined",
	"non_compliant",
	"prohibited",
]

# The index in `outcomes` of what one result weighs if it is a duty's.
weigh(result) := 0 if {
	result[0] == "not_applicable"
}

else := 1 if {
	result[0] == "met"
}

else := 0 if {
	result[0] == "upcoming"
}

else := 4 if {
	result[0] == "not_met"
	result[1] == "blocking"
}

else := weigh_open(result[1])

weigh_bound(result) := weigh(result) if {
	result[2] == "binds"
}

else := 0 if {
	result[2] == "advises"
}

else := 0 if {
	weigh(result) == 0
}

else := weigh_open(result[1])

weigh_open(severity) := 3 if {
	severity == "blocking"
}

else := 2 if {
	severity == "major"
}

else := 0
