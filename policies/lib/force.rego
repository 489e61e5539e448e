package lib

# Force of one requirement: which entries {"country", "operator", "from_day", "until_day"} of the profiles name the
# country and the kind of operator on the law date. "unresolved" where an answer that decides it is missing.
force(entries, country, operator, known_countries, day) := "advises" if {
	count(entries) == 0
}

else := "unresolved" if {
	not known_country(country, known_countries)
}

else := "advises" if {
	count(bound_operators(entries, country, day)) == 0
}

else := "binds" if {
	operator in bound_operators(entries, country, day)
}

else := "binds" if {
	all_operators_bound(bound_operators(entries, country, day))
}

else := "unresolved" if {
	not is_string(operator)
}

else := "advises"

operator_types := {"law_enforcement_authority", "public_body", "private", "private_public_service"}

known_country(country, known_countries) if {
	is_string(country)
	country in known_countries
}

bound_operators(entries, country, day) := {entry.operator |
	some entry in entries
	entry.country == country
	holds_on(entry, day)
}

all_operators_bound(operators) if {
	every operator in operator_types {
		operator in operators
	}
}
