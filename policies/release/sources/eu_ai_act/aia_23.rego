# METADATA
# title: The logs show what was searched, where, and who checked
# description: |
#   The logs of remote identification hold the start and end of each use, the reference database, the input that led
#   to a match, and who verified the result.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 12(3)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-23
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 12(3)
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
#     - system.profiling_only
#     - system.log.start_end
#     - system.log.reference_database
#     - system.log.matched_input
#     - system.log.verifier_ids
#     - consent.bystanders_captured
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
#     - purpose.code
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
#     Log, for each use, when it began and ended, the reference database, the input that led to a match and the people
#     who verified it. Where the system cannot do this, replace it or have it changed.
#   remedies:
#     - set:
#         system.log.start_end: true
#         system.log.reference_database: true
#         system.log.matched_input: true
#         system.log.verifier_ids: true
#   unreachable: []
#   note: |
#     The article binds the provider to build the logging; what is tested is whether the system in use has it. Only
#     for systems of Annex III, point 1(a). Article 12 was read in a copy of the consolidated text of 27 July 2026.
#     Systems in service before 2 December 2027: see AIA-17.
package requirements.eu_ai_act.aia_23

import data.lib
import data.terms

applies := terms.high_risk_remote_identification

satisfied := lib.all_of([
	lib.is_true(input.facts.system.log.start_end),
	lib.is_true(input.facts.system.log.reference_database),
	lib.is_true(input.facts.system.log.matched_input),
	lib.is_true(input.facts.system.log.verifier_ids),
])

deferred := terms.chapter_iii_deferred
