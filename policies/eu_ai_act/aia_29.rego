# METADATA
# title: Workers and the people concerned are told
# description: |
#   An employer tells the workers and their representatives before a high-risk system is used at the workplace. People
#   about whom such a system makes or helps to make decisions are told that it is used on them.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 26(7) and (11)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-29
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 26(7) and (11)
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
#     - deployment.space
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
#     - registration.ai_act_class
#     - registration.declared_risk_class
#     - registration.class_grounds
#     - transparency.notice_individual
#     - transparency.workers_informed_on
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
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Tell the people on whom the system is used. At a workplace tell the workers and their representatives first;
#     where that was missed, pause, tell them, and begin again.
#   remedies:
#     - set:
#         transparency.notice_individual: true
#     - set:
#         transparency.notice_individual: true
#         transparency.workers_informed_on: {days_before: 0}
#     - set:
#         transparency.notice_individual: true
#         transparency.workers_informed_on: {days_before: 0}
#         deployment.start_date: {days_after: 1}
#   unreachable: []
#   note: |
#     For law enforcement the duty towards the people concerned is that of Directive (EU) 2016/680 art 13 instead, so
#     only the workplace is asked about there. Every high-risk system of this register is taken to make decisions
#     about people or to help with them. Where a system was in service before 2 December 2027 the workers are told by
#     the law date. The notice of article 50(3) for emotion recognition and categorisation is AIA-31. Article 26 was
#     read in a copy of the consolidated text of 27 July 2026. Systems in service before that day: see AIA-17.
package requirements.eu_ai_act.aia_29

import data.lib
import data.terms

applies := lib.all_of([terms.high_risk, lib.any_of([workplace, lib.negate(terms.law_enforcement)])])

satisfied := lib.all_of([
	lib.implies(workplace, workers_told_first),
	lib.any_of([terms.law_enforcement, lib.is_true(input.facts.transparency.notice_individual)]),
])

deferred := terms.chapter_iii_deferred

workplace := lib.one_of(input.facts.deployment.space, ["workplace"])

workers_told_first := lib.all_of([
	lib.not_after(input.facts.transparency.workers_informed_on, input.law_date),
	lib.any_of([
		lib.negate(lib.not_after(input.facts.deployment.start_date, input.law_date)),
		terms.in_service_before_chapter_iii,
		lib.not_after(input.facts.transparency.workers_informed_on, input.facts.deployment.start_date),
	]),
])
