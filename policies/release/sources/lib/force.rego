package lib

# Force of one requirement: "binds" where an entry {"country", "operator", "from_day", "until_day"} of the profiles
# names the country and the kind of operator on the law date; "advises" where none can; "unresolved" where the
# country, its profile or a kind of operator that decides it is not known.
force(entries, country, operator, known_countries, day) := force_in_country(bound, operator) if {
	country in known_countries
	bound := bound_operators(entries, country, day)
}

else := "advises" if {
	count(entries) == 0
}

else := "unresolved"

force_in_country(bound, operator) := "advises" if {
	count(bound) == 0
}

else := "binds" if {
	operator in bound
}

else := "binds" if {
	count(operator_types - bound) == 0
}

else := "advises" if {
	operator in operator_types
}

else := "unresolved"

operator_types := {"law_enforcement_authority", "public_body", "private", "private_public_service"}

bound_operators(entries, country, day) := {entry.operator |
	some entry in entries
	entry.country == country
	holds_on(entry, day)
}
