# METADATA
# title: Live identification by police only for a listed objective
# description: |
#   Live remote biometric identification in publicly accessible places for law enforcement is forbidden, unless
#   and in so far as it is strictly necessary for one of three objectives: the search for victims of certain
#   crimes and for missing persons, the prevention of certain imminent threats, or finding the suspect of a
#   listed serious offence.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (h)
# custom:
#   id: AIA-01
#   kind: prohibition
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (h)
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
#     - purpose.ai_act_objective
#     - necessity.strictly_necessary_reason
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
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Use live identification only for one of the three objectives, name it, and set out why the use is strictly
#     necessary for it. For any other purpose, do not use it.
#   remedies:
#     - set:
#         purpose.ai_act_objective: h_iii
#         necessity.strictly_necessary_reason: {given: true}
#     - set:
#         purpose.ai_act_objective: h_i
#         necessity.strictly_necessary_reason: {given: true}
#     - set:
#         purpose.ai_act_objective: h_ii
#         necessity.strictly_necessary_reason: {given: true}
#   unreachable: []
#   note: |
#     Whether the objective really is the one named is the matter of AIA-02 to AIA-05, whether national law has
#     opted in that of AIA-09; meeting this requirement says neither. Whether the reason shows strict necessity
#     is for the authority that authorises the use; here it is only tested that one is on file, and declaring
#     that there is none fails. Point (h) concerns use for law enforcement. Other uses of biometric data stay
#     under article 9 of Regulation (EU) 2016/679, and no status here says that they are allowed. Denmark is not
#     bound by this rule (recital 41), nor always Ireland (recital 40); whom it binds is said in the profiles. A
#     system used only for military, defence or national-security purposes is outside the Regulation (article
#     2(3)); that exclusion takes effect only for a body that claims it, so silence about it and an answer that
#     is withheld exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_01

import data.lib
import data.terms

applies := terms.live_le_within_ai_act

satisfied := lib.all_of([
	lib.one_of(input.facts.purpose.ai_act_objective, ["h_i", "h_ii", "h_iii"]),
	lib.given(input.facts.necessity.strictly_necessary_reason),
])
