# METADATA
# title: Templates stay with the person where convenience is the aim
# description: |
#   Where faces only make boarding or another service quicker, each person is compared with that person's own template
#   alone, the template stays with the person or under a key that only the person holds, and milder means have been
#   examined and found wanting. At a boarding point biometrics is used only where an identity document has to be shown
#   anyway.
# related_resources:
#   - ref: https://eucrim.eu/news/edpb-opinion-on-facial-recognition-technology-at-airports
#     description: Summary of the four set-ups and of what the Board found
#   - ref: https://leroylaw.ro/en/featured-news/data-protection-facial-recognition-in-airports
#     description: Summary of what the Board says of identity checks that nobody requires
# custom:
#   id: GDP-03
#   kind: duty
#   severity: major
#   ground: necessity
#   source:
#     act: Regulation (EU) 2016/679 (General Data Protection Regulation), as read in EDPB Opinion 11/2024
#     article: Articles 5(1)(e), 5(1)(f), 25 and 32; EDPB Opinion 11/2024 of 23 May 2024
#     link: https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 2024-05-23
#     until: null
#     citation: EDPB Opinion 11/2024, adopted 23 May 2024; the articles it reads have applied since 25 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.sector
#     - operator.on_behalf_of_law_enforcement
#     - purpose.code
#     - purpose.identity_document_check_required
#     - data.template_storage
#     - necessity.alternatives
#     - consent.bystanders_captured
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
#     Compare each person only with that person's own template, kept on the person's device or under a key that only
#     that person holds. Write down which milder means were examined and why they do not do. Where no document has to be
#     shown, do not use biometrics.
#   remedies:
#     - set:
#         deployment.mode: verification_1_1
#         data.template_storage: user_device
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#     - set:
#         deployment.mode: verification_1_1
#         data.template_storage: central_user_key
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#   unreachable: []
#   note: |
#     The Opinion was read in two summaries only. It deals with four set-ups for passengers at an airport (security,
#     baggage drop, boarding, lounge), finds two that may be compatible and two that are not, and says nothing of
#     lawfulness and consent. Everywhere else the rule is this project's policy by analogy and weighs as major. The
#     record has no word for an airport: boarding by a body of the transport sector counts as one and blocks, which
#     takes in other carriers too; security and lounge filed as convenience do not block, although the Opinion speaks of
#     them. While it is not known which, a failure is left open. A template that is kept nowhere counts as staying
#     with the person; the Opinion does not name that case. Whether a document must be shown is asked at boarding only.
#     The storage period of the second set-up is not tested. Whether a document must be shown is not the body's to change,
#     so no remedy says it: where none must be, boarding without biometrics is all that is left.
package requirements.gdpr.gdp_03

import data.lib
import data.terms

applies := lib.all_of([
	terms.within_gdpr,
	terms.biometric,
	lib.one_of(input.facts.purpose.code, ["convenience_access", "boarding"]),
])

satisfied := lib.any_of([with_the_person, lib.doubt(boarding)])

severity := lib.when(lib.negate(boarding), "major", "blocking")

with_the_person := lib.all_of([
	terms.verification,
	lib.one_of(input.facts.data.template_storage, ["user_device", "central_user_key", "none"]),
	lib.count_at_least(alternatives, 1),
	lib.every_item(alternatives, [lib.given(one.why_insufficient) | some one in lib.items(alternatives)]),
	lib.implies(boarding, lib.is_true(input.facts.purpose.identity_document_check_required)),
])

boarding := lib.all_of([
	lib.one_of(input.facts.purpose.code, ["boarding"]),
	lib.one_of(input.facts.operator.sector, ["transport"]),
])

alternatives := input.facts.necessity.alternatives
