# METADATA
# title: Public deployers register their use
# description: |
#   Before using a high-risk system, public authorities and those who act for them register themselves and the use in
#   the EU database, and use no system that its provider has not registered there.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, articles 26(8), 49 and 71 and Annex VIII
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-28
#   kind: duty
#   severity: blocking
#   ground: transparency
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 49(3) and (4); articles 26(8) and 71; Annex VIII, Section C
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2026-08-02
#     until: null
#     citation: >-
#       Article 113, second paragraph, on the wording; unsettled, see the note
#   inputs:
#     - deployment.technology
#     - deployment.mode
#     - deployment.start_date
#     - deployment.significant_change_on
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - operator.name
#     - operator.type
#     - operator.sector
#     - operator.on_behalf_of_law_enforcement
#     - operator.address
#     - operator.contact
#     - place.country
#     - system.inferred_attributes
#     - system.profiling_only
#     - purpose.code
#     - consent.bystanders_captured
#     - assessments.dpia.required
#     - assessments.dpia.summary
#     - assessments.fria.summary
#     - registration.ai_act_class
#     - registration.declared_risk_class
#     - registration.class_grounds
#     - registration.deployer_registered
#     - registration.section
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
#     Register the deployer, who submits for it, and the use, with the address of the provider's entry. Outside law
#     enforcement, migration, asylum and border control add the summaries of the fundamental rights and, where there
#     is one, of the data protection impact assessment. Use no system that its provider has not registered.
#   remedies:
#     - set:
#         registration.deployer_registered: true
#         operator.name: {given: true}
#         operator.address: {given: true}
#         operator.contact: {given: true}
#         assessments.fria.summary: {given: true}
#         assessments.dpia.summary: {given: true}
#   unreachable: []
#   note: |
#     The date is unsettled and a decision of this project: Section 5 of Chapter III, in which article 49 stands, is
#     not among the sections that were moved to 2 December 2027, but the classification it depends on (article 6(2))
#     and article 26(8) are. The day stands in in_force; should the later one be right, it is moved there. Public
#     sources give both readings. Who submits for the deployer and the address of the provider's entry (Annex VIII,
#     points C.2 and C.3) are not public in this register, so a rule that anyone can re-run cannot read them; that the
#     provider has registered the system is therefore not tested. Exception: for points 1, 6 and 7 of Annex III in law
#     enforcement, migration, asylum and border control, registration is in a secure non-public section, without the
#     two summaries (article 49(4)). Registration on the law date is tested, not whether it came before the first use.
#     Article 49 was read on several public pages, article 26 in a copy of the consolidated text of 27 July 2026;
#     Annex VIII was read too. Systems in service before 2 December 2027: see AIA-17; article 111(2) speaks of this
#     Regulation, not of the chapter alone.
package requirements.eu_ai_act.aia_28

import data.lib
import data.terms

applies := lib.all_of([terms.high_risk, terms.public_authority])

satisfied := lib.all_of([
	lib.is_true(input.facts.registration.deployer_registered),
	lib.given(input.facts.operator.name),
	lib.given(input.facts.operator.address),
	lib.given(input.facts.operator.contact),
	lib.any_of([summaries, terms.registered_in_secure_section]),
])

exceptions := lib.took_effect({"secure_section": lib.carries(terms.registered_in_secure_section, summaries)})

deferred := terms.chapter_iii_deferred

summaries := lib.all_of([
	lib.given(input.facts.assessments.fria.summary),
	lib.any_of([
		lib.is_false(input.facts.assessments.dpia.required),
		lib.given(input.facts.assessments.dpia.summary),
	]),
])
