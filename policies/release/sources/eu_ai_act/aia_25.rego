# METADATA
# title: People who know the system, use as instructed, and watch over it
# description: |
#   The deployer takes measures for its people to understand the system. Once the duties of deployers apply, it also
#   uses the system as instructed, gives oversight to competent, trained people with the authority and support they
#   need, sees to suitable input data, monitors the operation, and suspends and reports where a risk or a serious
#   incident shows.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, articles 4 and 26
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-25
#   kind: duty
#   severity: major
#   ground: human_oversight
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 4; article 26(1), (2), (4) and (5)
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2025-02-02
#     until: null
#     citation: >-
#       Article 113, third paragraph, point (a), for article 4; point (c)(i), as replaced by Regulation (EU) 2026/1744 art
#       1(40), for article 26, from 2 December 2027
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
#     - system.instructions_followed
#     - system.monitoring_plan
#     - system.profiling_only
#     - system.input_data_suitable
#     - purpose.code
#     - consent.bystanders_captured
#     - human_oversight.trained
#     - human_oversight.training_description
#     - human_oversight.authority_to_stop
#     - governance.incident_process
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
#     Train the people who use and oversee the system and give them the authority to stop it. Follow the instructions
#     for use, check that the input data suits the purpose, plan the monitoring and lay down what is done about
#     incidents.
#   remedies:
#     - set:
#         human_oversight.trained: true
#         human_oversight.authority_to_stop: true
#         system.instructions_followed: true
#         system.input_data_suitable: true
#         system.monitoring_plan: true
#         governance.incident_process: true
#   unreachable: []
#   note: |
#     Article 4 alone counts until article 26 applies to the deployment. Since 27 July 2026 article 4 asks for
#     measures that support literacy and for no particular level (Regulation (EU) 2026/1744); training that took
#     place, or a description of it, shows such measures. Article 4 concerns every system; it is tested here only for
#     those that Annex III lists. Input data is the deployer's matter as far as it controls it. Article 26 was read in
#     a copy of the consolidated text of 27 July 2026, article 4 as quoted from it. Systems in service before 2
#     December 2027: see AIA-17; for them article 4 alone is asked for, as before.
package requirements.eu_ai_act.aia_25

import data.lib
import data.terms

applies := terms.high_risk

satisfied := lib.all_of([
	literacy,
	lib.implies(terms.chapter_iii_applies, used_and_overseen_as_article_26_asks),
])

literacy := lib.any_of([
	lib.is_true(input.facts.human_oversight.trained),
	lib.given(input.facts.human_oversight.training_description),
])

used_and_overseen_as_article_26_asks := lib.all_of([
	lib.is_true(input.facts.system.instructions_followed),
	lib.is_true(input.facts.human_oversight.trained),
	lib.is_true(input.facts.human_oversight.authority_to_stop),
	lib.is_true(input.facts.system.input_data_suitable),
	lib.is_true(input.facts.system.monitoring_plan),
	lib.is_true(input.facts.governance.incident_process),
])
