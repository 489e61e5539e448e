# METADATA
# title: Each live use notified to both authorities
# description: |
#   Each live identification by police is notified to the market surveillance authority and to the national
#   data-protection authority.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(4)
# custom:
#   id: AIA-12
#   kind: duty
#   severity: blocking
#   ground: accountability
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(4)
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2025-02-02
#     until: null
#     citation: Article 113, third paragraph, point (a), which applies Chapters I and II from 2 February 2025
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - consent.bystanders_captured
#     - deployment.status
#     - authorisation.use_started_at
#     - registration.market_surveillance_notified_at
#     - registration.data_protection_authority_notified_at
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - deployment.start_date
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Notify both authorities of every use, in the way national law lays down, without sensitive operational
#     data, and record when each was told.
#   remedies:
#     - set:
#         registration.market_surveillance_notified_at: {days_before: 0}
#         registration.data_protection_authority_notified_at: {days_before: 0}
#   unreachable: []
#   note: |
#     A system that is planned or in development, and has not been used, has no use to notify, so the rule does
#     not apply to it. The text sets no time; national law does (article 5(5)), and the record does not ask for
#     it, so only that each authority has been told is tested. What the notification contains, and that
#     sensitive operational data is left out, cannot be told from the record. A moment after the law date has
#     not happened yet. Denmark is not bound by this rule (recital 41), nor always Ireland (recital 40); whom it
#     binds is said in the profiles. A system used only for military, defence or national-security purposes is
#     outside the Regulation (article 2(3)); that exclusion takes effect only for a body that claims it, so
#     silence about it and an answer that is withheld exclude nothing. The article was read in public copies of
#     the consolidated text.
package requirements.eu_ai_act.aia_12

import data.lib
import data.terms

applies := lib.all_of([terms.live_le_within_ai_act, used])

satisfied := lib.all_of([
	lib.not_after(input.facts.registration.market_surveillance_notified_at, input.law_date),
	lib.not_after(input.facts.registration.data_protection_authority_notified_at, input.law_date),
])

used := lib.any_of([
	terms.begun,
	lib.negate(lib.one_of(input.facts.deployment.status, ["planned", "development"])),
])
