# METADATA
# title: Impact assessment first, and the authority consulted
# description: |
#   Before processing that is likely to be high-risk, the authority assesses its impact on data protection. Before
#   processing in a new filing system it consults the supervisory authority, where the assessment shows a high risk or
#   the kind of processing itself is high-risk.
# related_resources:
#   - ref: https://service.betterregulation.com/document/236603
#     description: Article 27, the text
# custom:
#   id: LED-07
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Articles 27(1) and (2), 28(1)(a) and (b), 28(3) to (5)
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.start_date
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - consent.bystanders_captured
#     - data.personal
#     - data.large_scale
#     - data.new_filing_system
#     - assessments.dpia.required
#     - assessments.dpia.high_risk_listed
#     - assessments.dpia.done
#     - assessments.dpia.date
#     - assessments.dpia.residual_risk
#     - assessments.prior_consultation.done
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Make the assessment before the use begins. Where a new filing system is created, consult the supervisory
#     authority first and wait for its advice. Where this was missed, pause, do it, and begin again.
#   remedies:
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.prior_consultation.done: true
#         deployment.start_date: {days_after: 1}
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         deployment.start_date: {days_after: 1}
#   unreachable: []
#   note: |
#     Finding one face among many, live or afterwards, is likely to be high-risk and is a kind of processing that is
#     high-risk itself (article 28(1)(b)); that reading is this project's. Other systems are asked in a place
#     open to the public, on a large scale, or where the body or the supervisory authority's list calls for an
#     assessment, and consult where a high risk remains. Where all of these are answered no, article 27 asks for
#     nothing and this does not apply. An assessment dated after the law date has not been made yet. Exception: no
#     new filing system is created. For what began before the day of transposition the assessment is asked for by the
#     law date. Counts as blocking for one-to-many recognition, else as major; while it is not known which, a failure
#     is left open. The authority may publish a list of cases for consultation and advises in writing within six
#     weeks; what it advised is not tested. Article 27 was read in English, article 28 in the official Spanish and
#     Polish versions.
package requirements.eu_law_enforcement_directive.led_07

import data.lib
import data.terms

applies := lib.all_of([terms.police_directive, terms.high_risk_likely])

satisfied := lib.any_of([assessed_and_consulted, lib.doubt(terms.one_to_many)])

severity := lib.when(lib.negate(terms.one_to_many), "major", "blocking")

exceptions := lib.took_effect({"no_new_filing_system": lib.carries(
	lib.all_of([high_risk_processing, no_new_filing_system]),
	consulted,
)})

assessed_and_consulted := lib.all_of([
	terms.impact_assessed,
	assessed_first,
	lib.any_of([lib.negate(high_risk_processing), no_new_filing_system, consulted]),
])

assessed_first := lib.any_of([
	lib.negate(lib.not_after(input.facts.deployment.start_date, input.law_date)),
	terms.begun_before_police_directive,
	terms.impact_assessment_precedes_use,
])

high_risk_processing := lib.any_of([
	terms.one_to_many,
	lib.one_of(input.facts.assessments.dpia.residual_risk, ["high"]),
])

no_new_filing_system := lib.is_false(input.facts.data.new_filing_system)

consulted := lib.is_true(input.facts.assessments.prior_consultation.done)
