package lib

# The outcome over a list of {"kind", "severity", "status"}: the first line that holds decides.
outcome(counted) := "prohibited" if {
	some_prohibition_not_met(counted)
}

else := "non_compliant" if {
	some_of_severity(counted, "blocking", ["not_met"])
}

else := "undetermined" if {
	some_of_severity(counted, "blocking", ["undetermined"])
}

else := "compliant_with_conditions" if {
	some_of_severity(counted, "major", ["not_met", "undetermined"])
}

else := "compliant" if {
	some_met(counted)
}

else := "no_rule_applies"

some_prohibition_not_met(counted) if {
	some requirement in counted
	requirement.kind == "prohibition"
	requirement.status == "not_met"
}

some_of_severity(counted, severity, statuses) if {
	some requirement in counted
	requirement.severity == severity
	requirement.status in statuses
}

some_met(counted) if {
	some requirement in counted
	requirement.status == "met"
}
