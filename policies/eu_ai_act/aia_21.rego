# METADATA
# title: Each search afterwards is in the police file, and reported every year
# description: |
#   Each use of identification afterwards for law enforcement is documented in the police file it belongs to, and the
#   deployer reports on its use every year to the market surveillance authority and the data protection authority.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 26(10)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-21
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 26(10), fifth and sixth subparagraphs
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2027-12-02
#     until: null
#     citation: Article 113, third paragraph, point (c)(i), as replaced by Regulation (EU) 2026/1744 art 1(40)
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.start_date
#     - deployment.significant_change_on
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - case_file.recognition_use_recorded
#     - registration.annual_report_last_on
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - annual_report_interval_days
#   comply: |
#     Record each use in the police file of the case, and send the report of the past year to both authorities. One
#     report may cover several deployments.
#   remedies:
#     - set:
#         case_file.recognition_use_recorded: true
#         registration.annual_report_last_on: {days_before: 0}
#   unreachable: []
#   note: |
#     The first report is due a year after the duty began for the deployment: after the use began, or after it came
#     under the Regulation. Sensitive operational data stays out of both. The text says regardless of the purpose or
#     deployer; since it speaks of the police file, it is asked where the use is for law enforcement (draft Commission
#     guidelines of 19 May 2026, before point 146, read). That the report went to both authorities is not in the
#     record. Denmark is not bound by article 26(10), nor always Ireland (recitals 40 and 41). Article 26 was read in
#     a copy of the consolidated text of 27 July 2026. Systems in service before 2 December 2027: see AIA-17.
package requirements.eu_ai_act.aia_21

import data.lib
import data.terms

applies := terms.post_le_within_ai_act

satisfied := lib.all_of([
	lib.is_true(input.facts.case_file.recognition_use_recorded),
	lib.any_of([
		within_a_year(input.facts.registration.annual_report_last_on),
		no_report_due_yet,
	]),
])

deferred := terms.chapter_iii_deferred

no_report_due_yet := lib.any_of([
	lib.negate(lib.not_after(input.facts.deployment.start_date, input.law_date)),
	within_a_year(input.facts.deployment.start_date),
	within_a_year(terms.chapter_iii_applies_from),
	lib.all_of([
		terms.in_service_before_chapter_iii,
		lib.any_of([
			within_a_year(input.facts.deployment.significant_change_on),
			within_a_year(terms.public_systems_comply_by),
		]),
	]),
])

within_a_year(day) := lib.within_days(day, input.law_date, lib.parameter("annual_report_interval_days"))
