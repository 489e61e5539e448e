# METADATA
# title: Nobody stays on the list without end or review
# description: |
#   There is a time limit, or a periodic review of the need to keep the data; people can obtain erasure; and those who
#   were cleared or rehabilitated are not kept without a law that limits or reviews it.
# related_resources:
#   - ref: http://fra.europa.eu/en/caselaw-reference/cjeu-case-c-11822-judgment
#     description: Court of Justice, Case C-118/22 NG [GC], 30 January 2024, operative part and headnote
# custom:
#   id: LED-05
#   kind: duty
#   severity: blocking
#   ground: retention
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Articles 4(1)(c) and (e), 5, 10 and 16(2) and (3); Case C-118/22
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - legal_basis.sets_retention
#     - consent.bystanders_captured
#     - data.personal
#     - data.retention_watchlist_days
#     - data.retention_watchlist_indefinite
#     - data.legal_hold_ref
#     - watchlist.exists
#     - watchlist.includes_acquitted
#     - watchlist.includes_rehabilitated
#     - watchlist.review_interval_days
#     - rights.erasure
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
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Set a time limit for entries or an interval at which the need for them is reviewed. Let people obtain erasure.
#     Take people off who were acquitted, whose case was closed or who are rehabilitated, unless a law keeps them for
#     a limited time or under review.
#   remedies:
#     - set:
#         watchlist.review_interval_days: {given: true}
#         rights.erasure: true
#         watchlist.includes_acquitted: false
#         watchlist.includes_rehabilitated: false
#     - set:
#         data.retention_watchlist_days: {given: true}
#         data.retention_watchlist_indefinite: false
#         rights.erasure: true
#         watchlist.includes_acquitted: false
#         watchlist.includes_rehabilitated: false
#     - set:
#         watchlist.review_interval_days: {given: true}
#         rights.erasure: true
#         legal_basis.sets_retention: true
#   unreachable: []
#   note: |
#     Article 5 offers the choice between a time limit and a review and sets no number, so none is tested; nor is
#     automated deletion, which it does not ask for. A limit and the statement that there is none speak against each
#     other and settle nothing. Exceptions: retention laid down by law, if limited in time or regularly reviewed;
#     restriction instead of erasure where the data must be kept as evidence (article 16(3)), which counts where a
#     hold is named. The Directive does not name acquitted people; that part rests on strict necessity and on
#     Strasbourg case law (S and Marper). Counts as blocking where neither limit nor review exists, or may exist;
#     while that is not known a failure is left open. The operative part and headnote of Case C-118/22 were read,
#     article 5 is known from there.
package requirements.eu_law_enforcement_directive.led_05

import data.lib
import data.terms

applies := lib.all_of([terms.police_directive, lib.is_true(input.facts.watchlist.exists)])

satisfied := lib.any_of([kept_within_limits, lib.doubt(limit_or_review)])

severity := lib.when(limit_or_review, "major", "blocking")

exceptions := lib.took_effect({
	"kept_as_evidence": lib.carries(lib.all_of([limit_or_review, kept_as_evidence]), erasure),
	"retention_set_by_law": lib.carries(lib.all_of([limit_or_review, retention_set_by_law]), nobody_cleared),
})

kept_within_limits := lib.all_of([
	limit_or_review,
	lib.any_of([erasure, kept_as_evidence]),
	lib.any_of([nobody_cleared, retention_set_by_law]),
])

limit_or_review := lib.any_of([
	lib.given(input.facts.watchlist.review_interval_days),
	terms.watchlist_period_ends,
])

erasure := lib.is_true(input.facts.rights.erasure)

kept_as_evidence := lib.given(input.facts.data.legal_hold_ref)

nobody_cleared := lib.all_of([
	lib.is_false(input.facts.watchlist.includes_acquitted),
	lib.is_false(input.facts.watchlist.includes_rehabilitated),
])

retention_set_by_law := lib.is_true(input.facts.legal_basis.sets_retention)
