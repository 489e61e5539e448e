package lib

# Days are {"iso", "day"} with whole days since 1970-01-01, instants {"iso", "epoch"} with seconds. A day compared
# with an instant counts as equal on that same day, because a day says nothing finer.

# Each question first makes sure of its terms: arithmetic over anything else stops some engines.

# The first is not later than the second. Declared absence of either is no: the rule asks for both.
not_after(first, second) := "yes" if {
	both_moments(first, second)
	starts(first) <= ends(second)
}

else := "no" if both_moments(first, second)

else := "no" if is_absent(first)

else := "no" if is_absent(second)

else := "unknown"

# Within the `limit` days up to and including `law_date`. A moment after the law date has not happened yet: no.
within_days(moment, law_date, limit) := "yes" if {
	recent_terms_known(moment, law_date, limit)
	starts(moment) <= ends(law_date)
	ends(moment) >= starts(law_date) - (limit * 86400)
}

else := "no" if recent_terms_known(moment, law_date, limit)

else := "no" if is_absent(moment)

else := "unknown"

# The later instant at most `limit` hours after the earlier one; being earlier is within it.
within_hours(later, earlier, limit) := "yes" if {
	hours_terms_known(later, earlier, limit)
	later.epoch <= earlier.epoch + (limit * 3600)
}

else := "no" if hours_terms_known(later, earlier, limit)

else := "no" if is_absent(later)

else := "no" if is_absent(earlier)

else := "unknown"

# The span from the first to the second, in whole or part days, is at most `limit` days and does not run backwards.
span_at_most(first, second, limit) := "yes" if {
	recent_terms_known(first, second, limit)
	starts(first) <= ends(second)
	starts(second) <= starts(first) + (limit * 86400)
}

else := "no" if recent_terms_known(first, second, limit)

else := "no" if is_absent(first)

else := "no" if is_absent(second)

else := "unknown"

# An interval {"from_day", "until_day"} that holds on a day number; the end is exclusive, null is open.
holds_on(interval, day) if {
	begun(interval, day)
	not over(interval, day)
}

begun(interval, _) if interval.from_day == null

begun(interval, day) if {
	is_number(interval.from_day)
	interval.from_day <= day
}

over(interval, day) if {
	is_number(interval.until_day)
	interval.until_day <= day
}

starts(moment) := moment.epoch if is_number(moment.epoch)

else := moment.day * 86400

ends(moment) := moment.epoch if is_number(moment.epoch)

else := (moment.day * 86400) + 86399

is_moment(answer) if is_number(answer.day)

is_moment(answer) if is_number(answer.epoch)

both_moments(first, second) if {
	is_moment(first)
	is_moment(second)
}

recent_terms_known(first, second, limit) if {
	both_moments(first, second)
	is_number(limit)
}

hours_terms_known(later, earlier, limit) if {
	both_numbers(later.epoch, earlier.epoch)
	is_number(limit)
}
