# METADATA
# title: An impact assessment before processing that is likely to be of high risk
# description: |
#   Where processing is likely to put people at high risk by its nature, scope, context and purposes, an impact
#   assessment that examines necessity and proportionality is made before it. Where the risk stays high, the Data
#   Commissioner is consulted first.
# related_resources:
#   - ref: https://new.kenyalaw.org/akn/ke/judgment/kehc/2021/122/eng@2021-10-14
#     description: High Court, [2021] KEHC 122 (KLR)
#   - ref: https://www.businessdailyafrica.com/bd/opinion-analysis/ideas-debate/what-huduma-judgment-means-for-your-business-3626968
#     description: Section 31(1) as restated by a practitioner, read
#   - ref: https://www.icnl.org/resources/library/kenya-data-protection-act-no-24
#     description: The Act as published, of which the first pages were read
# custom:
#   id: KED-01
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: Data Protection Act, 2019 (Kenya, No. 24 of 2019)
#     article: Section 31(1) to (4)
#     link: https://new.kenyalaw.org/akn/ke/act/2019/24/
#   basis: S
#   verified: false
#   in_force:
#     from: 2019-11-25
#     until: null
#     citation: "Date of commencement: 25 November 2019"
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.start_date
#     - deployment.national_security_use
#     - place.country
#     - data.personal
#     - data.large_scale
#     - assessments.dpia.required
#     - assessments.dpia.high_risk_listed
#     - assessments.dpia.done
#     - assessments.dpia.date
#     - assessments.dpia.necessity_section
#     - assessments.dpia.residual_risk
#     - assessments.prior_consultation.done
#     - operator.on_behalf_of_law_enforcement
#     - operator.type
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.targeting
#     - purpose.code
#     - purpose.secondary_uses
#     - operator.body_kind
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - deployment.processing
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Make the assessment before any processing, with a section on necessity and proportionality; where the risk
#     stays high, consult the Data Commissioner. Where this was missed, stop, do it, and begin again.
#   remedies:
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.necessity_section: true
#         assessments.prior_consultation.done: true
#         deployment.start_date: {days_after: 1}
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.necessity_section: true
#         assessments.dpia.residual_risk: low
#         deployment.start_date: {days_after: 1}
#   unreachable: []
#   note: |
#     Section 31 was read in restatements, not in its wording. High risk is shown by one face compared with many, a
#     place open to the public, a large scale, or what the body or the Commissioner's list says; that one of them is
#     enough is this project's reading. Where all are answered no, the section asks for nothing and this does not
#     apply; nor does it where use for national security alone is claimed (section 51(2)(b), from knowledge). The
#     other exemptions of sections 51 and 52 the record does not show. An assessment dated on the first day counts
#     as before it, one dated after the law date has not been made yet. The High Court asked for the assessment
#     although collection had begun before the Act; for what began before 25 November 2019 an assessment made since
#     counts. That the report goes to the Commissioner 60 days before is not tested.
package requirements.kenya_data_protection_act.ked_01

import data.lib
import data.terms

applies := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.kenya_data_protection_act),
	terms.personal_data,
	lib.negate(terms.national_security_exclusion),
	terms.high_risk_likely,
])

satisfied := lib.all_of([
	terms.impact_assessed,
	lib.is_true(input.facts.assessments.dpia.necessity_section),
	lib.any_of([begun_before_the_act, terms.impact_assessment_precedes_use]),
	terms.remaining_risk_consulted,
])

begun_before_the_act := lib.negate(lib.not_after(in_force_from, input.facts.deployment.start_date))

in_force_from := {"iso": "2019-11-25", "day": 18225}
