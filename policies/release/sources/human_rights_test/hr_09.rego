# METADATA
# title: Independent authorisation, supervision and review
# description: |
#   Somebody independent of the executive authorises the use beforehand, somebody independent supervises it while it
#   runs, and somebody independent reviews it afterwards. A judge is an important safeguard but not the only one.
# related_resources:
#   - ref: https://data.guardint.org/en/entity/8bxe5z9q3ar?page=107
#     description: Roman Zakharov v Russia [GC], no. 47143/06, 4 December 2015, §§233-236, 257-260
#   - ref: https://hudoc.echr.coe.int/eng?i=001-210077
#     description: Big Brother Watch v the United Kingdom [GC], nos. 58170/13 and others, 25 May 2021, §§350-352
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689 art 5(3), authorisation of live use by law enforcement
# custom:
#   id: HR-09
#   kind: duty
#   severity: blocking
#   ground: accountability
#   source:
#     act: European Convention on Human Rights
#     article: art 8(2)
#     link: https://www.echr.coe.int/documents/d/echr/convention_ENG
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.covert
#     - deployment.targeting
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - authorisation.type
#     - authorisation.granted_at
#     - authorisation.requested_at
#     - authorisation.use_started_at
#     - authorisation.urgency_claimed
#     - authorisation.urgency_reason
#     - governance.oversight_independent
#     - governance.ex_post_review
#     - governance.ex_post_review_independent
#     - consent.relied_on
#     - consent.explicit
#     - consent.alternative_equal
#     - consent.power_imbalance
#     - consent.bystanders_captured
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.processing
#     - deployment.start_date
#     - deployment.status
#     - operator.body_kind
#     - operator.sector
#     - context.assembly
#     - watchlist.categories
#   parameters:
#     - urgent_authorisation_request_hours
#   comply: |
#     Obtain the authorisation of a judge, of an independent administrative body or of the data-protection authority
#     before use begins. In a reasoned emergency ask for it at once. Name an independent body that supervises the use
#     and another review, independent too, after it.
#   remedies:
#     - set:
#         authorisation.type: independent_admin
#         authorisation.granted_at: {days_before: 0}
#         authorisation.use_started_at: {days_before: 0}
#         governance.oversight_independent: true
#         governance.ex_post_review: true
#         governance.ex_post_review_independent: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The judgments concern secret and bulk surveillance, so the requirement blocks where use is covert or identifies
#     everybody, and for live use by police in the European Union, where the law demands authorisation (not in
#     Denmark, Regulation (EU) 2024/1689 recital 41; in Ireland it is not known, recital 40). English courts accepted
#     overt live use on the authority of a senior officer under a constrained policy; there, and for every other overt
#     use, it weighs as major. While it is not known whether it blocks, a failure is left open. The clock for urgent
#     use is that of Regulation (EU) 2024/1689 art 5(3), carried over. One-to-one checks and access with free consent
#     need no authorisation. A request or an authorisation dated after the law date has not been made or given yet;
#     one that has expired is the matter of HR-07. Who declares that there is no targeting identifies everybody.
package requirements.human_rights_test.hr_09

import data.lib
import data.terms

applies := "yes"

satisfied := lib.any_of([safeguarded, lib.doubt(blocks)])

severity := lib.when(lib.negate(blocks), "major", "blocking")

exceptions := lib.took_effect({
	"one_to_one_verification": terms.verification,
	"freely_given_consent": terms.freely_consented,
	"reasoned_urgency": lib.carries(lib.all_of([independent, terms.asked_for_in_urgency]), terms.authorised_beforehand),
})

blocks := lib.any_of([
	lib.is_true(input.facts.deployment.covert),
	lib.all_of([
		terms.remote_identification,
		lib.negate(terms.targeted),
	]),
	terms.live_le_under_article_5,
])

safeguarded := lib.all_of([
	authorised,
	lib.is_true(input.facts.governance.oversight_independent),
	lib.is_true(input.facts.governance.ex_post_review),
	lib.is_true(input.facts.governance.ex_post_review_independent),
])

authorised := lib.any_of([
	terms.verification,
	terms.freely_consented,
	lib.all_of([independent, lib.any_of([terms.authorised_beforehand, terms.asked_for_in_urgency])]),
])

independent := lib.one_of(input.facts.authorisation.type, ["judicial", "independent_admin", "dpa_permit"])
