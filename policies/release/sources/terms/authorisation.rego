package terms

import data.lib

# The authorisation was given, by the law date, before the use began or at that moment. Use that has not begun cannot have
# begun too early.
authorised_beforehand := lib.all_of([
	lib.not_after(input.facts.authorisation.granted_at, input.law_date),
	lib.any_of([
		lib.negate(begun),
		lib.all_of([
			lib.not_after(input.facts.authorisation.granted_at, input.facts.authorisation.use_started_at),
			start_is_believed,
		]),
	]),
])

# A start that lies in the future says nothing of a use that is going on.
start_is_believed := lib.negate(lib.doubt(begun_by_now))

# The use began, or is to begin, at a stated moment. That there is none is believed of a system that is planned or in
# development and has no past day of start; beside anything else it is open, and silence about either shows nothing.
begun := lib.any_of([
	lib.given(input.facts.authorisation.use_started_at),
	lib.all_of([in_service, "unknown"]),
])

# The use had begun by the law date.
begun_by_now := lib.any_of([
	lib.not_after(input.facts.authorisation.use_started_at, input.law_date),
	lib.all_of([in_service, "unknown"]),
])

in_service := lib.any_of([
	lib.negate(lib.one_of(input.facts.deployment.status, ["planned", "development"])),
	lib.not_after(input.facts.deployment.start_date, input.law_date),
])

# In reasoned urgency the use may begin first, if the authorisation is asked for in the hours that Regulation (EU)
# 2024/1689 art 5(3) allows. A request dated after the law date has not been made yet.
asked_for_in_urgency := lib.all_of([
	lib.is_true(input.facts.authorisation.urgency_claimed),
	lib.given(input.facts.authorisation.urgency_reason),
	lib.not_after(input.facts.authorisation.requested_at, input.law_date),
	start_is_believed,
	lib.within_hours(
		input.facts.authorisation.requested_at,
		input.facts.authorisation.use_started_at,
		lib.parameter("urgent_authorisation_request_hours"),
	),
])
