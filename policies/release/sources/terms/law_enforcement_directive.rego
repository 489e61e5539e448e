package terms

import data.lib

# Directive (EU) 2016/680 governs the deployment (arts 1, 2 and 9): personal data, a competent authority or somebody who
# acts for one, one of the States that apply it, and neither national security alone nor a purpose of another kind.
police_directive := lib.all_of([
	applies_police_directive,
	law_enforcement,
	lib.any_of([biometric, lib.is_true(input.facts.data.personal)]),
	lib.negate(national_security_exclusion),
	lib.negate(plainly_no_police_purpose),
])

# The Member States, and the four States to which the Directive is a development of the Schengen acquis (its recitals 101
# to 103: Iceland and Norway, Switzerland, Liechtenstein).
applies_police_directive := lib.any_of([
	member_state,
	lib.one_of(input.facts.place.country, ["CH", "IS", "LI", "NO"]),
])

# What an authority does as an employer, a landlord or a host falls under Regulation (EU) 2016/679 (art 9(1) and (2)). Only a
# purpose that is stated takes a deployment out, and never one that identifies people at a distance.
plainly_no_police_purpose := lib.all_of([
	lib.when(lib.one_of(input.facts.purpose.code, purposes_outside_policing), "yes", "no"),
	lib.negate(remote_identification),
])

# The same for the law of everybody else, under which such a use falls: there an unstated purpose leaves it open.
outside_policing := lib.all_of([
	lib.one_of(input.facts.purpose.code, purposes_outside_policing),
	lib.negate(remote_identification),
])

purposes_outside_policing := [
	"access_control",
	"attendance",
	"convenience_access",
	"education",
	"employee_monitoring",
	"hiring",
	"insurance",
	"marketing_analytics",
]

# One of the special categories of article 10: biometric data to identify somebody uniquely, or what the body names itself.
special_category_under_police_directive := lib.any_of([
	identifies_uniquely,
	lib.negate(lib.none_of(input.facts.data.special_categories, special_categories)),
])

# In use before the Directive had to be transposed (art 63(1)).
begun_before_police_directive := lib.all_of([
	lib.given(input.facts.deployment.start_date),
	lib.negate(lib.not_after(police_directive_applies_from, input.facts.deployment.start_date)),
])

police_directive_applies_from := {"iso": "2018-05-06", "day": 17657}
