package lib

# The outcome is the word of the heaviest result, so that the first line of this list that holds decides, from its end:
# a prohibition not met; a blocking requirement not met; a blocking one undetermined; a major one not met or
# undetermined; at least one met; else nothing.
outcome(weights) := outcomes[max(weights)]

outcomes := [
	"no_rule_applies",
	"compliant",
	"compliant_with_conditions",
	"undetermined",
	"non_compliant",
	"prohibited",
]

# The index in `outcomes` of what one result weighs.
weigh(kind, severity, status) := 1 if {
	status == "met"
}

else := 0 if {
	status == "not_applicable"
}

else := 0 if {
	status == "upcoming"
}

else := weigh_open(severity) if {
	status == "undetermined"
}

else := 5 if {
	kind == "prohibition"
}

else := 4 if {
	severity == "blocking"
}

else := weigh_open(severity)

# In the binding outcome only what binds counts; what may bind counts as undetermined unless it plays no part.
weigh_bound(force, severity, weight) := weight if {
	force == "binds"
}

else := 0 if {
	force == "advises"
}

else := 0 if weight == 0

else := weigh_open(severity)

weigh_open(severity) := 3 if {
	severity == "blocking"
}

else := 2 if {
	severity == "major"
}

else := 0
