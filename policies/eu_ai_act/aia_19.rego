# METADATA
# title: A search that was refused is stopped and its data deleted
# description: |
#   Where the authorisation of a search for a suspect is refused, the use linked to it stops at once and the personal
#   data linked to that use is deleted.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 26(10)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-19
#   kind: duty
#   severity: blocking
#   ground: retention
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 26(10), second subparagraph
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
#     - deployment.start_date
#     - deployment.significant_change_on
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.targeted_suspect_search
#     - authorisation.rejected
#     - authorisation.stopped_at
#     - authorisation.data_deleted_at
#     - authorisation.use_started_at
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - deployment.status
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Stop the use as soon as the authorisation is refused, delete the personal data linked to it, and record when
#     each was done.
#   remedies:
#     - set:
#         authorisation.stopped_at: {days_before: 0}
#         authorisation.data_deleted_at: {days_before: 0}
#   unreachable: []
#   note: |
#     The text asks for a stop with immediate effect and gives no number, so how fast it came is not judged; the
#     moments of refusal and stop stand in the record. AIA-10 has a measure of hours for the same words: there each
#     hour takes in new people and the text wants the deletion immediately too, while here held material is searched
#     and no time is put to the deletion. Only the authorisation of AIA-18 is meant; the refusal of another one is
#     not. The reference database itself and footage lawfully held stay (draft Commission guidelines of 19 May 2026,
#     point 158, read). Where no use began there is nothing to stop. Denmark is not bound by article 26(10), nor
#     always Ireland (recitals 40 and 41). Article 26 was read in a copy of the consolidated text of 27 July 2026.
#     Systems in service before 2 December 2027: see AIA-17.
package requirements.eu_ai_act.aia_19

import data.lib
import data.terms

applies := lib.all_of([
	terms.post_le_within_ai_act,
	lib.is_true(input.facts.purpose.targeted_suspect_search),
	lib.is_true(input.facts.authorisation.rejected),
])

satisfied := lib.any_of([
	lib.negate(terms.begun_by_now),
	lib.all_of([
		lib.not_after(input.facts.authorisation.stopped_at, input.law_date),
		lib.not_after(input.facts.authorisation.data_deleted_at, input.law_date),
	]),
])

deferred := terms.chapter_iii_deferred
