package terms

import data.lib

# The authorisation was given, by the law date, before the use began or at that moment. Use that has not begun cannot have
# begun too early.
authorised_beforehand := lib.all_of([
	lib.not_after(input.facts.authorisation.granted_at, input.law_date),
	lib.any_of([
		lib.negate(lib.given(input.facts.authorisation.use_started_at)),
		lib.not_after(input.facts.authorisation.granted_at, input.facts.authorisation.use_started_at),
	]),
])

# In reasoned urgency the use may begin first, if the authorisation is asked for in the hours that Regulation (EU)
# 2024/1689 art 5(3) allows. A request dated after the law date has not been made yet.
asked_for_in_urgency := lib.all_of([
	lib.is_true(input.facts.authorisation.urgency_claimed),
	lib.given(input.facts.authorisation.urgency_reason),
	lib.not_after(input.facts.authorisation.requested_at, input.law_date),
	lib.within_hours(
		input.facts.authorisation.requested_at,
		input.facts.authorisation.use_started_at,
		lib.parameter("urgent_authorisation_request_hours"),
	),
])
