# METADATA
# title: Victims who are each searched for, or missing persons
# description: |
#   Where live identification by police is used for the first objective, it is a targeted search for specific
#   victims of abduction, trafficking in human beings or sexual exploitation, or a search for missing persons.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (h)(i)
# custom:
#   id: AIA-02
#   kind: prohibition
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (h)(i)
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
#     - purpose.victim_category
#     - deployment.targeting
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
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Say who is searched for, and search for those persons only. For the victims of other crimes, and for
#     victims who are not known, do not use live identification.
#   remedies:
#     - set:
#         purpose.victim_category: missing_person
#     - set:
#         purpose.victim_category: abduction
#         deployment.targeting: targeted
#     - set:
#         purpose.victim_category: trafficking
#         deployment.targeting: targeted
#     - set:
#         purpose.victim_category: sexual_exploitation
#         deployment.targeting: targeted
#   unreachable: []
#   note: |
#     A prohibition like AIA-01, for point (i) is a limit of the ban itself: outside it the use is forbidden.
#     Only for victims does the point say that the search is targeted and that they are specific; that a missing
#     person, too, is looked for alone is the matter of AIA-05. Whether the search is targeted is read from who
#     is looked for. A list leaves it open, because it cannot be told whether everybody on it is a victim who is
#     searched for. The reference of the persons is not public, so a rule that anyone can re-run cannot read it.
#     Denmark is not bound by this rule (recital 41), nor always Ireland (recital 40); whom it binds is said in
#     the profiles. A system used only for military, defence or national-security purposes is outside the
#     Regulation (article 2(3)); that exclusion takes effect only for a body that claims it, so silence about it
#     and an answer that is withheld exclude nothing. The article was read in public copies of the consolidated
#     text.
package requirements.eu_ai_act.aia_02

import data.lib
import data.terms

applies := lib.all_of([
	terms.live_le_within_ai_act,
	lib.one_of(input.facts.purpose.ai_act_objective, ["h_i"]),
])

satisfied := lib.any_of([
	lib.one_of(input.facts.purpose.victim_category, ["missing_person"]),
	lib.all_of([
		lib.one_of(input.facts.purpose.victim_category, ["abduction", "trafficking", "sexual_exploitation"]),
		terms.specifically_targeted,
	]),
])
