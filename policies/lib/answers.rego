# METADATA
# title: Questions put to one answer
# description: |
#   Every question answers "yes", "no" or "unknown". It compares only a given value of the declared kind.
#   An unanswered question (null), a withheld one ({"state": "withheld"}) and a value of another kind are
#   "unknown"; a declared absence ({"state": "absent"}, false, []) is "no" wherever a value is required.
# scope: subpackages
package lib

# A yes/no question answered yes.
is_true(answer) := "yes" if answer == true

else := "no" if answer == false

else := "unknown"

# A yes/no question answered no.
is_false(answer) := negate(is_true(answer))

# Something was given: a text, a word of a closed list, a number, a day, an instant, or a list with an entry.
# Not for yes/no questions, whose false is an answer and not an absence.
given(answer) := "yes" if has_value(answer)

else := "no" if is_absent(answer)

else := "no" if answer == []

else := "unknown"

# A word of a closed list that is one of `words`.
one_of(answer, words) := "yes" if {
	answer in words
}

else := "no" if is_string(answer)

else := "no" if is_absent(answer)

else := "unknown"

# A country that stands in `spans_by_country` with a span that holds on the law date. Nothing is done nowhere, so that
# there is no country is no answer.
belongs(country, spans_by_country) := "yes" if {
	is_string(country)
	hold_now(spans_by_country[country])
}

else := "no" if {
	is_string(country)
	is_object(spans_by_country)
}

else := "unknown" if is_object(spans_by_country)

# A list of countries one of which belongs.
some_belong(countries, spans_by_country) := any_of([belongs(country, spans_by_country) | some country in items(countries)]) if is_array(countries)

else := "unknown"

# A number not above `limit`. A limit that is not known (see `parameter`) makes the answer unknown.
at_most(answer, limit) := "yes" if {
	both_numbers(answer, limit)
	answer <= limit
}

else := "no" if both_numbers(answer, limit)

else := "no" if is_absent(answer)

else := "unknown"

# A number not below `limit`.
at_least(answer, limit) := "yes" if {
	both_numbers(answer, limit)
	answer >= limit
}

else := "no" if both_numbers(answer, limit)

else := "no" if is_absent(answer)

else := "unknown"

# "given", "absent" or "withheld" for the answers that carry a state; "" for every other answer.
state(answer) := word if {
	word := answer.state
}

else := ""

is_absent(answer) if state(answer) == "absent"

has_value(answer) if state(answer) == "given"

has_value(answer) if is_string(answer)

has_value(answer) if is_number(answer)

has_value(answer) if is_moment(answer)

has_value(answer) if {
	is_array(answer)
	answer != []
}

both_numbers(answer, limit) if {
	is_number(answer)
	is_number(limit)
}
