package lib

# The status of one requirement. One that has ceased to be in force does not apply; one that is not yet in force is
# upcoming; unknown applicability neither meets nor fails it.

# "in_force", or the status that a requirement has on the law date by its own dates alone, as day numbers; null is open.
standing(from_day, until_day) := "not_applicable" if {
	is_number(until_day)
	until_day <= input.law_date.day
}

else := "upcoming" if {
	is_number(from_day)
	from_day > input.law_date.day
}

else := "in_force"

# The status of a requirement in force. `deferred` says whether the law lets this deployment wait.
status(applies, deferred, satisfied) := "not_applicable" if {
	applies == "no"
}

else := "upcoming" if {
	deferred == "yes"
}

else := "undetermined" if {
	applies != "yes"
}

else := "undetermined" if {
	deferred != "no"
}

else := "met" if {
	satisfied == "yes"
}

else := "not_met" if {
	satisfied == "no"
}

else := "undetermined"
