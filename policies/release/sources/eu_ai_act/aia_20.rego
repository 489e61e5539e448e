# METADATA
# title: No untargeted search afterwards
# description: |
#   For law enforcement, identification afterwards is never used in an untargeted way, without a link to an offence, a
#   criminal proceeding, a threat of an offence, or the search for a specific missing person.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 26(10)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-20
#   kind: prohibition
#   severity: blocking
#   ground: proportionality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 26(10), third subparagraph, first sentence
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
#     - deployment.targeting
#     - deployment.start_date
#     - deployment.significant_change_on
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - case_file.request_form
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Search only for particular people, and link each search to the offence, proceeding, threat or missing person
#     that calls for it. Stop searches through everybody in the footage.
#   remedies:
#     - set:
#         deployment.targeting: targeted
#         case_file.request_form: true
#   unreachable: []
#   note: |
#     A prohibition in terms: in no case shall such a system be used so. Running footage against a whole list or group
#     may be a search for people who are each sought, or for anybody of interest; the record does not tell, so it
#     leaves the matter open (draft Commission guidelines of 19 May 2026, points 159 and 160, read). The reference of
#     the case is not public, so a rule that anyone can re-run cannot read it; a form without which nobody can search,
#     and which asks for the offence and the purpose, shows the link. Its lack leaves the matter open and does not
#     fail it. Whether a threat is genuine and present or foreseeable is not tested. Denmark is not bound by article
#     26(10), nor always Ireland (recitals 40 and 41). Article 26 was read in a copy of the consolidated text of 27
#     July 2026. Systems in service before 2 December 2027: see AIA-17.
package requirements.eu_ai_act.aia_20

import data.lib
import data.terms

applies := terms.post_le_within_ai_act

satisfied := lib.all_of([for_particular_people, linked])

deferred := terms.chapter_iii_deferred

for_particular_people := lib.any_of([
	lib.one_of(input.facts.deployment.targeting, ["targeted"]),
	lib.all_of([lib.one_of(input.facts.deployment.targeting, ["enrolled_group", "watchlist"]), "unknown"]),
])

# Where no form asks for the offence, the link may still be on record elsewhere.
linked := lib.any_of([lib.is_true(input.facts.case_file.request_form), "unknown"])
