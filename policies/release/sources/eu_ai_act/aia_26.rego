# METADATA
# title: Fundamental rights impact assessment
# description: |
#   Before they first use a high-risk system, public bodies and private bodies that provide public services assess its
#   impact on fundamental rights in six parts, and notify the result to the market surveillance authority.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 27
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-26
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 27(1), points (a) to (f), and (3)
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2027-12-02
#     until: null
#     citation: Article 113, third paragraph, point (c)(i), as replaced by Regulation (EU) 2026/1744 art 1(40)
#   inputs:
#     - deployment.technology
#     - deployment.mode
#     - deployment.start_date
#     - deployment.significant_change_on
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - operator.type
#     - operator.sector
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - system.inferred_attributes
#     - system.profiling_only
#     - purpose.code
#     - consent.bystanders_captured
#     - assessments.fria.date
#     - assessments.fria.processes
#     - assessments.fria.period_and_frequency
#     - assessments.fria.persons_and_groups
#     - assessments.fria.specific_harms
#     - assessments.fria.human_oversight
#     - assessments.fria.risk_response
#     - assessments.fria.notified_authority_on
#     - assessments.fria.notification_exempt
#     - registration.ai_act_class
#     - registration.declared_risk_class
#     - registration.class_grounds
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Describe the processes in which the system is used, when and how often, the people and groups affected, the
#     specific risks of harm to them, how people oversee it, and what is done when a risk comes true. Then notify the
#     market surveillance authority with the template of the AI Office.
#   remedies:
#     - set:
#         assessments.fria.processes: {given: true}
#         assessments.fria.period_and_frequency: {given: true}
#         assessments.fria.persons_and_groups: {given: true}
#         assessments.fria.specific_harms: {given: true}
#         assessments.fria.human_oversight: {given: true}
#         assessments.fria.risk_response: {given: true}
#         assessments.fria.date: {days_before: 0}
#         assessments.fria.notified_authority_on: {days_before: 0}
#   unreachable: []
#   note: |
#     Exception: in the case of article 46(1) the deployer may be exempt from notifying; it counts where the body says
#     so. Parts may be taken over from a data protection impact assessment (article 27(4) as replaced in 2026). The
#     record has one date for the assessment, which an update moves (article 27(2), AIA-27), so whether the first
#     version came before the first use cannot be tested; that it exists on the law date is. AIA-06 asks for the
#     assessment before live use by police is authorised, already since 2025. Point 2 of Annex III, which article 27
#     leaves out, is not told apart from other points that the body names. Article 27 was read in a copy of the text
#     as amended in 2026. Systems in service before 2 December 2027: see AIA-17.
package requirements.eu_ai_act.aia_26

import data.lib
import data.terms

applies := lib.all_of([
	terms.high_risk,
	lib.one_of(input.facts.operator.type, ["law_enforcement_authority", "public_body", "private_public_service"]),
])

satisfied := lib.all_of([
	assessed_in_six_parts,
	lib.not_after(input.facts.assessments.fria.date, input.law_date),
	lib.any_of([notified, exempt]),
])

exceptions := lib.took_effect({"notification_exempt": lib.carries(exempt, notified)})

deferred := terms.chapter_iii_deferred

assessed_in_six_parts := lib.all_of([
	lib.given(input.facts.assessments.fria.processes),
	lib.given(input.facts.assessments.fria.period_and_frequency),
	lib.given(input.facts.assessments.fria.persons_and_groups),
	lib.given(input.facts.assessments.fria.specific_harms),
	lib.given(input.facts.assessments.fria.human_oversight),
	lib.given(input.facts.assessments.fria.risk_response),
])

notified := lib.not_after(input.facts.assessments.fria.notified_authority_on, input.law_date)

exempt := lib.is_true(input.facts.assessments.fria.notification_exempt)
