# METADATA
# title: Authorisation to search for a suspect afterwards
# description: |
#   Identification afterwards, in the targeted search for somebody suspected or convicted of an offence, needs the
#   authorisation of a judge, or of an administrative authority whose decision binds and can be taken to court. It is
#   asked for before the use, or without undue delay and within 48 hours.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 26(10)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-18
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 26(10), first subparagraph
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
#     - authorisation.type
#     - authorisation.requested_at
#     - authorisation.use_started_at
#     - authorisation.initial_identification
#     - rights.judicial_review_available
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
#   parameters:
#     - post_authorisation_request_days
#     - post_authorisation_request_hours
#   comply: |
#     Ask a judge, or an administrative authority whose decision binds and can be taken to court, before the search
#     begins; in urgency within 48 hours of its beginning. Where nobody was asked, stop, ask, and begin again. Where
#     the search is the first identification of a potential suspect, say so.
#   remedies:
#     - set:
#         authorisation.type: judicial
#         authorisation.requested_at: {days_before: 1}
#         authorisation.use_started_at: {days_before: 0}
#     - set:
#         authorisation.type: independent_admin
#         rights.judicial_review_available: true
#         authorisation.requested_at: {days_before: 1}
#         authorisation.use_started_at: {days_before: 0}
#   unreachable: []
#   note: |
#     Exception: the initial identification of a potential suspect on objective, verifiable facts directly linked to
#     the offence; it counts where the body says so. Searches for victims and missing persons are no search for a
#     suspect, so they are outside (draft Commission guidelines of 19 May 2026, points 146 to 158, read). The text
#     does not ask that the administrative authority be independent, only that its decision binds and is subject to
#     judicial review; so independence is not asked either, and whether a decision binds is not in the record. Without
#     undue delay has no number; only the 48 hours are tested, and a request that is missing while it can still be
#     made fails nothing yet. That each use is strictly necessary for a specific offence is not tested here. Denmark
#     is not bound by article 26(10), nor always Ireland (recitals 40 and 41). Article 26 was read in a copy of the
#     consolidated text of 27 July 2026. Systems in service before 2 December 2027: see AIA-17.
package requirements.eu_ai_act.aia_18

import data.lib
import data.terms

applies := lib.all_of([
	terms.post_le_within_ai_act,
	lib.is_true(input.facts.purpose.targeted_suspect_search),
])

satisfied := lib.any_of([authorised, initial_identification])

exceptions := lib.took_effect({"initial_identification": lib.carries(initial_identification, authorised)})

deferred := terms.chapter_iii_deferred

authorised := lib.all_of([by_an_authority, asked_in_time])

by_an_authority := lib.any_of([
	lib.one_of(input.facts.authorisation.type, ["judicial"]),
	lib.all_of([
		lib.one_of(input.facts.authorisation.type, ["administrative", "dpa_permit", "independent_admin", "minister"]),
		lib.is_true(input.facts.rights.judicial_review_available),
	]),
])

asked_in_time := lib.any_of([
	lib.negate(terms.begun_by_now),
	lib.all_of([
		terms.start_is_believed,
		lib.not_after(input.facts.authorisation.requested_at, input.law_date),
		lib.within_hours(
			input.facts.authorisation.requested_at,
			input.facts.authorisation.use_started_at,
			lib.parameter("post_authorisation_request_hours"),
		),
	]),
	still_to_be_asked,
])

# A request that has not been made is late only once the time for it is over.
still_to_be_asked := lib.all_of([
	lib.negate(lib.given(input.facts.authorisation.requested_at)),
	lib.within_days(
		input.facts.authorisation.use_started_at,
		input.law_date,
		lib.parameter("post_authorisation_request_days"),
	),
	"unknown",
])

initial_identification := lib.is_true(input.facts.authorisation.initial_identification)
