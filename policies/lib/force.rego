package lib

# Force of one requirement: "binds" where the profiles name the country and the kind of operator on the law date;
# "advises" where they name the country and the kind of operator for something else; "unresolved" where the country, its
# profile for this kind of operator, or a kind of operator that decides it is not known.
#
# What every requirement asks alike comes as `place`, which is `here`: by id the spans in which requirements bind this kind
# of operator in this country, and whether the profiles know these two.
force(id, place) := "binds" if {
	hold_now(place.bound[id])
}

else := "advises" if {
	place.known
}

else := "advises" if {
	not data.profiles.bound_somewhere[id]
}

else := "unresolved" if {
	not country_known
}

else := "unresolved" if {
	input.facts.operator.type in operator_types
}

else := force_for_any_operator(bound_operators(id))

force_for_any_operator(operators) := "advises" if {
	count(operators) == 0
}

else := "binds" if {
	count(operator_types - operators) == 0
}

else := "unresolved"

bound_operators(id) := {operator |
	some operator, bound in bound_in_country
	hold_now(bound[id])
}

operator_types := {"law_enforcement_authority", "public_body", "private", "private_public_service"}

# Of each kind of operator: the spans in which each requirement binds it in this country.
bound_in_country := data.profiles.binding[input.facts.place.country]

bound_here := bound_in_country[input.facts.operator.type]

country_known if input.facts.place.country in data.profiles.known_countries

# What the profiles bind on public bodies alone says nothing of what binds a shop.
here := {"known": true, "bound": bound_here} if {
	country_known
}

else := {"known": false, "bound": bound_here} if {
	bound_here
}

else := {"known": false, "bound": {}}
