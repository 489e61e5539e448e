# METADATA
# title: The system is treated as high-risk
# description: |
#   Remote biometric identification, sorting people by sensitive or protected attributes and emotion recognition are
#   high-risk, and so are the systems for law enforcement and borders that Annex III lists. Whoever uses one treats it
#   as such.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, articles 6 and 111(2) and Annex III
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-17
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 6(2) to (4); Annex III, points 1, 6 and 7
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
#     Declare the system as high-risk. Who holds that it poses no significant risk (article 6(3)) states the grounds
#     and obtains the provider's documented assessment; the requirement then stays open until an authority has looked
#     at it.
#   remedies:
#     - set:
#         registration.declared_risk_class: high
#   unreachable: []
#   note: |
#     What the record shows of the system decides whether Annex III lists it; the body's own classification can only
#     add. A mere one-to-one check is left out by point 1(a), the check of a travel document by point 7(d). The
#     derogation of article 6(3) is for the provider to document and for an authority to check, so a claim with
#     grounds neither meets nor fails; without grounds, or for a system that only profiles people, it does not count.
#     Points 6(a) to (c) and (e) and 7(a) to (c) are recognised only where the body names them. Whether a use is
#     prohibited by article 5 is the matter of other requirements. Articles 6 and 111(2) and Annex III were read in a
#     copy of the consolidated text of 27 July 2026. A system in service before 2 December 2027 is asked for nothing
#     until its design is significantly changed, one for public authorities from 2 August 2030 in any case (article
#     111(2)); what counts here is when this body began, because the record does not say when the type of system first
#     came on the market.
package requirements.eu_ai_act.aia_17

import data.lib
import data.terms

applies := lib.all_of([terms.within_ai_act, terms.annex_iii])

satisfied := lib.any_of([
	lib.one_of(input.facts.registration.declared_risk_class, ["high"]),
	terms.no_significant_risk_claimed,
	not_known_to_the_body,
])

deferred := terms.chapter_iii_deferred

# A body that says it does not know has classified nothing, rightly or wrongly.
not_known_to_the_body := lib.all_of([
	lib.one_of(input.facts.registration.declared_risk_class, ["unknown"]),
	"unknown",
])
