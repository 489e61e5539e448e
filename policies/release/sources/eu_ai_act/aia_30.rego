# METADATA
# title: Somebody to complain to, and an explanation of the decision
# description: |
#   Anyone who sees the Regulation infringed can complain to the market surveillance authority. Whoever is adversely
#   affected by a decision that rests on a high-risk system can get a clear account of the part the system played.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, articles 85 and 86
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-30
#   kind: duty
#   severity: major
#   ground: redress
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Articles 85 and 86
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2026-08-02
#     until: null
#     citation: Article 113, second paragraph
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
#     - registration.ai_act_class
#     - registration.declared_risk_class
#     - registration.class_grounds
#     - rights.restriction_law
#     - rights.explanation_available
#     - rights.market_surveillance_complaint_route
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
#     Name the market surveillance authority that takes complaints, and have an account ready of the part the system
#     plays in a decision and of the decision's main elements.
#   remedies:
#     - set:
#         rights.market_surveillance_complaint_route: {given: true}
#         rights.explanation_available: true
#     - set:
#         rights.market_surveillance_complaint_route: {given: true}
#         rights.restriction_law: {given: true}
#   unreachable: []
#   note: |
#     Exception: Union or national law that restricts the explanation (article 86(2)); it counts where the body names
#     that law. Article 85 gives everybody a right towards the authority and asks nothing of the deployer; that the
#     deployer names the route is this project's own measure. Article 86 concerns decisions with legal or similarly
#     significant effects, which the record does not tell apart. Articles 85 and 86 were read in a copy of the
#     consolidated text of 27 July 2026. They have applied since 2 August 2026, but article 111(2) takes the operators
#     of systems in service before 2 December 2027 out of this Regulation, not of the chapter alone, until a
#     significant change of design or, for public authorities, 2 August 2030; see AIA-17.
package requirements.eu_ai_act.aia_30

import data.lib
import data.terms

applies := terms.high_risk

satisfied := lib.all_of([
	lib.given(input.facts.rights.market_surveillance_complaint_route),
	lib.any_of([explained, restricted_by_law]),
])

exceptions := lib.took_effect({"restricted_by_law": lib.carries(restricted_by_law, explained)})

deferred := terms.chapter_iii_deferred

explained := lib.is_true(input.facts.rights.explanation_available)

restricted_by_law := lib.given(input.facts.rights.restriction_law)
