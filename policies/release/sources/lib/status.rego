package lib

# The status of one requirement. A requirement that has ceased to be in force does not apply; one that is not yet
# in force is upcoming; unknown applicability neither meets nor fails it.
status(applies, satisfied, in_force, day) := "not_applicable" if {
	over(in_force, day)
}

else := "not_applicable" if {
	applies == "no"
}

else := "upcoming" if {
	not begun(in_force, day)
}

else := "undetermined" if {
	applies != "yes"
}

else := object.get({"yes": "met", "no": "not_met"}, satisfied, "undetermined")
