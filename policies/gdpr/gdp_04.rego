# METADATA
# title: People are told, and what is likely to be of high risk is assessed before it begins
# description: |
#   People get clear information about the processing. Where it is likely to put their rights at high risk, an impact
#   assessment that examines necessity and proportionality is made before the start, and the supervisory authority is
#   consulted where the risk stays high.
# related_resources:
#   - ref: https://gdpr-expert.com/article.html?mid=5&id=36
#     description: Regulation (EU) 2016/679 article 36, the copy that was read
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX%3A62024CJ0422
#     description: Case C-422/24, 18 December 2025, what a camera takes is collected from the person (article 13)
# custom:
#   id: GDP-04
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: Regulation (EU) 2016/679 (General Data Protection Regulation)
#     article: Articles 12(1), 13, 14, 35(1), 35(3)-(4), 35(7) and 36(1)
#     link: https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2018-05-25
#     until: null
#     citation: Article 99(2); in Iceland, Liechtenstein and Norway since 20 July 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.start_date
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - data.personal
#     - data.large_scale
#     - assessments.dpia.required
#     - assessments.dpia.high_risk_listed
#     - assessments.dpia.done
#     - assessments.dpia.date
#     - assessments.dpia.necessity_section
#     - assessments.dpia.residual_risk
#     - assessments.prior_consultation.done
#     - transparency.notice_adequate
#     - transparency.notice_exception
#     - purpose.code
#     - consent.bystanders_captured
#     - deployment.status
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - deployment.covert
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Tell people what the law asks, clearly and where they are. Make the impact assessment before the first use, with a
#     section on necessity and proportionality; where the risk stays high, consult the authority first. Where use began
#     without it, stop, make the assessment, and begin again after it.
#   remedies:
#     - set:
#         transparency.notice_adequate: true
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.necessity_section: true
#         assessments.prior_consultation.done: true
#         deployment.start_date: {days_after: 1}
#     - set:
#         transparency.notice_adequate: true
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.necessity_section: true
#         assessments.dpia.residual_risk: low
#         deployment.start_date: {days_after: 1}
#   unreachable: []
#   note: |
#     Read: articles 35(1), (3) and (7) as quoted, 36(1), 12(1), 13(1) and 14(3) and (5) in their wording. Article 35
#     asks for an assessment only where high risk is likely. Five answers show that: one face compared with many, a
#     place open to the public, a large scale, the authority's list (article 35(3)(b)-(c) and (4)), or that the body
#     itself holds an assessment to be required; that any one of them is enough is this project's reading, which is
#     wider than point (c) alone. Where all five are answered no, no assessment is asked for. Requirements that ask for
#     the assessment alone do not apply then; this one asks for information too, so it applies all the same and shows
#     an exception. An assessment dated on the first day counts as before it, one dated after the law date has not
#     been made yet. What began before 25 May 2018 could not be assessed before its start under this Regulation; there a
#     later assessment counts. Consultation is asked for where the risk stays high after all measures; an unfavourable
#     answer of the authority is not tested. Information may be left out under article 14(5), but only for data not
#     collected from the person: what a camera takes of somebody is, so the exception counts only for searches in
#     stored material and for the analysis of data held, and whether others made that material is not tested. A
#     defective notice alone weighs as major; while it is not known whether the assessment is in order, a failure is
#     left open.
package requirements.gdpr.gdp_04

import data.lib
import data.terms

applies := lib.all_of([
	terms.within_gdpr,
	lib.any_of([lib.is_true(input.facts.data.personal), terms.biometric]),
])

satisfied := lib.any_of([
	lib.all_of([risk_assessed, lib.any_of([informed, notice_not_owed])]),
	lib.doubt(risk_assessed),
])

severity := lib.when(risk_assessed, "major", "blocking")

exceptions := lib.took_effect({
	"high_risk_unlikely": lib.carries(lib.negate(terms.high_risk_likely), assessed),
	"notice_not_owed": lib.carries(notice_not_owed, informed),
})

risk_assessed := lib.any_of([lib.negate(terms.high_risk_likely), assessed])

assessed := lib.all_of([
	terms.impact_assessed,
	lib.is_true(input.facts.assessments.dpia.necessity_section),
	lib.any_of([terms.begun_before_gdpr_or_never, terms.impact_assessment_precedes_use]),
	terms.remaining_risk_consulted,
])

informed := terms.notice_adequate

notice_not_owed := lib.all_of([
	lib.given(input.facts.transparency.notice_exception),
	lib.any_of([terms.post_rbi, terms.data_analytics]),
])
