# METADATA
# title: Biometric data only where strictly necessary
# description: |
#   The authority itself shows, case by case, that biometric data is indispensable; safeguards protect it; and the
#   ground is a law, a vital interest, or data that the person plainly made public.
# related_resources:
#   - ref: https://penn.nl/en/2026/03/29/court-of-justice-biometric-data-such-as-fingerprints-should-not-be-taken-and-processed-at-will/
#     description: Case C-371/24, 19 March 2026, as summarised by practitioners
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-205/21
#     description: Court of Justice, Case C-205/21, 26 January 2023, on strict necessity and systematic collection
# custom:
#   id: LED-02
#   kind: duty
#   severity: blocking
#   ground: special_category_basis
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Article 10; Cases C-205/21, C-80/23 and C-371/24
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
#     - legal_basis.safeguards
#     - legal_basis.special_category_condition
#     - necessity.category_reasons
#     - necessity.per_search_reason
#     - necessity.systematic_collection
#     - necessity.strictly_necessary_reason
#     - consent.bystanders_captured
#     - data.personal
#     - data.special_categories
#     - data.categories
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
#     Say why nothing milder would do, record a reason for each search or for each kind of data, collect nothing as a
#     matter of routine, describe the safeguards and name the ground. A photograph that somebody put online makes no
#     template public.
#   remedies:
#     - set:
#         necessity.strictly_necessary_reason: {given: true}
#         necessity.per_search_reason: true
#         necessity.systematic_collection: false
#         legal_basis.safeguards: {given: true}
#         legal_basis.special_category_condition: law
#     - set:
#         necessity.strictly_necessary_reason: {given: true}
#         necessity.per_search_reason: true
#         necessity.systematic_collection: false
#         legal_basis.safeguards: {given: true}
#         legal_basis.special_category_condition: vital_interests
#   unreachable: []
#   note: |
#     Biometric data is a special category where it identifies somebody uniquely; other systems are asked where they
#     process a special category the body names. Data plainly made public is no ground for recognising people, because
#     the template, and not the photograph, would have to be published by the person (EDPB guidelines 05/2022, points
#     74 and 75, read). That the assessment is made in each case is shown by a reason for each search or kind of data
#     together with no systematic collection. Article 10 is known as restated in recital 94 of Regulation (EU)
#     2024/1689 and from the headnotes of the judgments; its wording was not read.
package requirements.eu_law_enforcement_directive.led_02

import data.lib
import data.terms

applies := lib.all_of([terms.police_directive, terms.special_category_under_police_directive])

satisfied := lib.all_of([
	lib.given(input.facts.necessity.strictly_necessary_reason),
	lib.any_of([
		lib.is_true(input.facts.necessity.per_search_reason),
		lib.count_at_least(input.facts.necessity.category_reasons, 1),
	]),
	lib.is_false(input.facts.necessity.systematic_collection),
	lib.given(input.facts.legal_basis.safeguards),
	ground,
])

ground := lib.any_of([
	lib.one_of(input.facts.legal_basis.special_category_condition, ["law", "vital_interests"]),
	lib.all_of([
		lib.one_of(input.facts.legal_basis.special_category_condition, ["manifestly_public"]),
		lib.negate(terms.identifies_uniquely),
	]),
])
