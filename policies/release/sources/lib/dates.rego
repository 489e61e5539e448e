package lib

# Days are {"iso", "day"} with whole days since 1970-01-01; instants are {"iso", "day", "epoch"}, with seconds too. A
# day compared with an instant counts as equal on that same day, because a day says nothing finer.

# Each question first makes sure of its terms: arithmetic over anything else stops some engines, and takes most of the
# time on all of them, so days are compared as they are.

# The first is not later than the second. Declared absence of either is no: the rule asks for both.
not_after(first, second) := "yes" if {
	both_numbers(first.epoch, second.epoch)
	first.epoch <= second.epoch
}

else := "no" if both_numbers(first.epoch, second.epoch)

else := "yes" if {
	both_numbers(first.day, second.day)
	first.day <= second.day
}

else := "no" if both_numbers(first.day, second.day)

else := "no" if is_absent(first)

else := "no" if is_absent(second)

else := "unknown"

# Within the `limit` days up to and including `law_date`. A moment after the law date has not happened yet: no.
within_days(moment, law_date, limit) := "yes" if {
	days_known(moment, law_date, limit)
	moment.day <= law_date.day
	moment.day >= law_date.day - limit
}

else := "no" if days_known(moment, law_date, limit)

else := "no" if is_absent(moment)

else := "unknown"

# The later instant at most `limit` hours after the earlier one; being earlier is within it.
within_hours(later, earlier, limit) := "yes" if {
	seconds_known(later, earlier, limit)
	later.epoch <= earlier.epoch + (limit * 3600)
}

else := "no" if seconds_known(later, earlier, limit)

else := "no" if is_absent(later)

else := "no" if is_absent(earlier)

else := "unknown"

# The second at most `limit` days after the first, and not before it: to the second between two instants, else by days.
span_at_most(first, second, limit) := "yes" if {
	seconds_known(first, second, limit)
	first.epoch <= second.epoch
	second.epoch <= first.epoch + (limit * 86400)
}

else := "no" if seconds_known(first, second, limit)

else := "yes" if {
	days_known(first, second, limit)
	first.day <= second.day
	second.day <= first.day + limit
}

else := "no" if days_known(first, second, limit)

else := "no" if is_absent(first)

else := "no" if is_absent(second)

else := "unknown"

# Some interval {"from_day", "until_day"} of `spans` holds on the law date; the end is exclusive, null is open.
hold_now(spans) if {
	some span in spans
	holds_on(span, input.law_date.day)
}

holds_on(interval, day) if {
	interval.from_day <= day # in Rego's order of values null comes before every number
	not over(interval, day)
}

over(interval, day) if {
	interval.until_day <= day
	interval.until_day != null
}

is_moment(answer) if is_number(answer.day)

days_known(first, second, limit) if {
	both_numbers(first.day, second.day)
	is_number(limit)
}

seconds_known(first, second, limit) if {
	both_numbers(first.epoch, second.epoch)
	is_number(limit)
}
