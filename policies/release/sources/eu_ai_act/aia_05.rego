# METADATA
# title: Only the person sought, after weighing harm against harm
# description: |
#   Live identification by police only confirms the identity of the person specifically sought. It takes into
#   account the harm there would be without it and what it means for the rights and freedoms of everybody
#   concerned.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(2), first subparagraph
# custom:
#   id: AIA-05
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(2), first subparagraph
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
#     - deployment.targeting
#     - necessity.harm_if_not_used
#     - proportionality.consequences
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
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
#     Search for a particular person and for nobody else. Write down how grave, how likely and how widespread
#     the harm would be without the use, and the same of its consequences for everybody who passes.
#   remedies:
#     - set:
#         deployment.targeting: targeted
#         necessity.harm_if_not_used: {given: true}
#         proportionality.consequences: {given: true}
#   unreachable: []
#   note: |
#     A duty and not a prohibition: it says how a use that point (h) leaves open is carried out. Who is looked
#     for is read from the kind of search; searching for everybody in view, or for those who signed up, is no
#     search for a specifically targeted person. A list leaves it open, because it cannot be told whether
#     everybody on it is sought. The reference of the persons is not public, so a rule that anyone can re-run
#     cannot read it. Whether the two accounts are sound is for the authority that authorises the use; here it
#     is tested that both are on file, and declaring that there is no harm, or no account, fails. The limits in
#     time, place and person that the second subparagraph asks for are the matter of HR-07. Denmark is not bound
#     by this rule (recital 41), nor always Ireland (recital 40); whom it binds is said in the profiles. A
#     system used only for military, defence or national-security purposes is outside the Regulation (article
#     2(3)); that exclusion takes effect only for a body that claims it, so silence about it and an answer that
#     is withheld exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_05

import data.lib
import data.terms

applies := terms.live_le_within_ai_act

satisfied := lib.all_of([
	terms.specifically_targeted,
	lib.given(input.facts.necessity.harm_if_not_used),
	lib.given(input.facts.proportionality.consequences),
])
