package terms

import data.lib

# High risk for people is likely (Regulation (EU) 2016/679 art 35(1), (3) and (4), and the laws made after it): one face
# compared with many, a place open to the public, a large scale, or what the body itself or the authority's list says. That
# any one of them is enough is this project's reading.
high_risk_likely := lib.any_of([
	one_to_many,
	publicly_accessible,
	lib.is_true(input.facts.data.large_scale),
	lib.is_true(input.facts.assessments.dpia.required),
	lib.is_true(input.facts.assessments.dpia.high_risk_listed),
])

# An impact assessment was made. One that is dated after the law date has not been made yet.
impact_assessed := lib.all_of([
	lib.is_true(input.facts.assessments.dpia.done),
	lib.not_after(input.facts.assessments.dpia.date, input.law_date),
])

# Its date is not later than the first day of use; that day counts as before it, because a day says nothing finer.
impact_assessment_precedes_use := lib.not_after(
	input.facts.assessments.dpia.date,
	input.facts.deployment.start_date,
)

# No high risk remains after all measures, or the authority was consulted about it.
remaining_risk_consulted := lib.any_of([
	lib.one_of(input.facts.assessments.dpia.residual_risk, ["low", "medium"]),
	lib.is_true(input.facts.assessments.prior_consultation.done),
])
