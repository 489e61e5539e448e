# METADATA
# title: Logs are kept for six months at least
# description: |
#   The deployer keeps the logs that the system generates for a period that suits its purpose, and for at least six
#   months unless Union or national law provides otherwise.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 26(6)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-24
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 26(6), first subparagraph
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
#     - system.log.retention_days
#     - purpose.code
#     - legal_basis.log_retention_law
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
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - min_log_retention_days
#   comply: |
#     Keep the logs for at least six months, or name the law that sets another period.
#   remedies:
#     - set:
#         system.log.retention_days: {parameter: min_log_retention_days}
#     - set:
#         legal_basis.log_retention_law: {given: true}
#   unreachable: []
#   note: |
#     Exception: Union or national law, on the protection of personal data in particular, that provides otherwise; it
#     counts where the body names that law. The duty reaches as far as the logs are under the deployer's control,
#     which the record does not ask. Whether the period suits the purpose is not something this rule can see. Article
#     26 was read in a copy of the consolidated text of 27 July 2026. Systems in service before 2 December 2027: see
#     AIA-17.
package requirements.eu_ai_act.aia_24

import data.lib
import data.terms

applies := terms.high_risk

satisfied := lib.any_of([kept_six_months, another_period_by_law])

exceptions := lib.took_effect({"another_period_by_law": lib.carries(another_period_by_law, kept_six_months)})

deferred := terms.chapter_iii_deferred

kept_six_months := lib.at_least(input.facts.system.log.retention_days, lib.parameter("min_log_retention_days"))

another_period_by_law := lib.given(input.facts.legal_basis.log_retention_law)
