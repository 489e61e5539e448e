# METADATA
# title: A specific, substantial and imminent threat, or one of a terrorist attack
# description: |
#   Where live identification by police is used for the second objective, it prevents a threat to life or
#   physical safety that is specific, substantial and imminent, or a genuine threat of a terrorist attack that
#   is present or foreseeable.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (h)(ii)
# custom:
#   id: AIA-03
#   kind: prohibition
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (h)(ii)
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
#     - purpose.threat_specific
#     - purpose.threat_substantial
#     - purpose.threat_imminent
#     - purpose.threat_terrorist
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
#     Use live identification only while there is such a threat, and say in the record what makes it one.
#     Against a general danger, or one that is not near, do not use it.
#   remedies:
#     - set:
#         purpose.threat_specific: true
#         purpose.threat_substantial: true
#         purpose.threat_imminent: true
#     - set:
#         purpose.threat_terrorist: true
#   unreachable: []
#   note: |
#     A prohibition like AIA-01, for point (ii) is a limit of the ban itself: outside it the use is forbidden.
#     The three words stand together and each is asked. The threat of a terrorist attack is the other limb, with
#     a test of its own: genuine, and present or foreseeable; it need not be imminent. That the first limb
#     concerns life or physical safety, and not property, is not asked by the record, so it is not tested.
#     Whether the threat is what the body says is for the authority that authorises the use. Denmark is not
#     bound by this rule (recital 41), nor always Ireland (recital 40); whom it binds is said in the profiles. A
#     system used only for military, defence or national-security purposes is outside the Regulation (article
#     2(3)); that exclusion takes effect only for a body that claims it, so silence about it and an answer that
#     is withheld exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_03

import data.lib
import data.terms

applies := lib.all_of([
	terms.live_le_within_ai_act,
	lib.one_of(input.facts.purpose.ai_act_objective, ["h_ii"]),
])

satisfied := lib.any_of([
	lib.all_of([
		lib.is_true(input.facts.purpose.threat_specific),
		lib.is_true(input.facts.purpose.threat_substantial),
		lib.is_true(input.facts.purpose.threat_imminent),
	]),
	lib.is_true(input.facts.purpose.threat_terrorist),
])
