# METADATA
# title: People exposed to emotion recognition or categorisation are told
# description: |
#   Whoever uses a system that infers emotions, or sorts people by their bodies, tells the people exposed to it that
#   it is at work, at the latest when they are first exposed.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 50(3), (5) and (6)
# custom:
#   id: AIA-31
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 50(3)
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2026-08-02
#     until: null
#     citation: Article 113, second paragraph; Regulation (EU) 2026/1744 left it unchanged
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - legal_basis.type
#     - legal_basis.citation
#     - legal_basis.safeguards
#     - legal_basis.categorisation_safeguards
#     - transparency.exposure_notice
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - purpose.code
#     - deployment.covert
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters: []
#   comply: |
#     Tell people, clearly and no later than when they are first exposed, that the system is at work.
#   remedies:
#     - set:
#         transparency.exposure_notice: true
#   unreachable: []
#   note: |
#     Exception: systems permitted by law to detect, prevent or investigate offences, subject to appropriate
#     safeguards for the rights of others; it counts where the use is for law enforcement, rests on a law that is
#     cited, and the safeguards are described. A categorisation that is ancillary to another commercial service and
#     strictly necessary for technical reasons is no categorisation system (article 3(40)); the record does not ask.
#     The duty attaches to what a system does and not to its risk, so it is not deferred for systems in service before
#     2 December 2027, although emotion recognition is high-risk too and article 111(2) could be read otherwise;
#     article 111(4), which gives old systems more time for article 50(2) alone, speaks for this reading. Article 50
#     was read as quoted from the consolidated text of 27 July 2026.
package requirements.eu_ai_act.aia_31

import data.lib
import data.terms

applies := lib.all_of([
	terms.within_ai_act,
	lib.any_of([terms.emotion_recognition, terms.categorisation]),
])

satisfied := lib.any_of([told, permitted_to_fight_offences])

exceptions := lib.took_effect({"permitted_to_fight_offences": lib.carries(permitted_to_fight_offences, told)})

told := terms.exposure_told

permitted_to_fight_offences := lib.all_of([
	terms.law_enforcement,
	lib.one_of(input.facts.legal_basis.type, ["statute", "regulation", "published_code_under_statute"]),
	lib.given(input.facts.legal_basis.citation),
	lib.any_of([
		lib.given(input.facts.legal_basis.safeguards),
		lib.given(input.facts.legal_basis.categorisation_safeguards),
	]),
])
