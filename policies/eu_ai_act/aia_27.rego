# METADATA
# title: The assessment keeps up with the use
# description: |
#   When something that the fundamental rights impact assessment describes has changed, the deployer brings it up to
#   date.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 27
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-27
#   kind: duty
#   severity: major
#   ground: dpia
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 27(2)
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
#     - system.version_date
#     - system.inferred_attributes
#     - system.profiling_only
#     - purpose.code
#     - scope.changed_on
#     - consent.bystanders_captured
#     - watchlist.exists
#     - watchlist.criteria_changed_on
#     - assessments.fria.date
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
#     Look at the assessment again after every new version of the system, change of the watchlist's criteria or change
#     of scope, bring it up to date and date it.
#   remedies:
#     - set:
#         assessments.fria.date: {days_before: 0}
#   unreachable: []
#   note: |
#     The text asks for an update where the deployer considers that an element has changed. This project takes a new
#     version of the system, new criteria of the watchlist, a change of scope and a significant change of design for
#     such changes, so that somebody has to look; an assessment of the same day counts. Changes planned for later do
#     not count yet. Article 27 was read in a copy of the text as amended in 2026. Systems in service before 2
#     December 2027: see AIA-17.
package requirements.eu_ai_act.aia_27

import data.lib
import data.terms

applies := lib.all_of([
	terms.high_risk,
	lib.one_of(input.facts.operator.type, ["law_enforcement_authority", "public_body", "private_public_service"]),
])

satisfied := lib.all_of([
	lib.not_after(input.facts.assessments.fria.date, input.law_date),
	assessed_since(input.facts.system.version_date),
	assessed_since(input.facts.scope.changed_on),
	assessed_since(input.facts.deployment.significant_change_on),
	lib.any_of([
		lib.is_false(input.facts.watchlist.exists),
		assessed_since(input.facts.watchlist.criteria_changed_on),
	]),
])

deferred := terms.chapter_iii_deferred

# What has not happened by the law date needs no assessment.
assessed_since(change) := lib.any_of([
	lib.negate(lib.not_after(change, input.law_date)),
	lib.not_after(change, input.facts.assessments.fria.date),
])
