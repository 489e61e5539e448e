# METADATA
# title: Fair processing on an identified footing
# description: |
#   Personal data is processed fairly and rests on a footing that is named: a law, the mandate of the body, consent,
#   the best or vital interests of the person, or another legal basis that is expressly identified.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
#   - ref: https://www.unssc.org/privacy
#     description: A UN body's restatement, the text this rule was written from
# custom:
#   id: UNP-01
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 1, Fair and legitimate processing
#     link: https://www.unssc.org/privacy
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-10-11
#     until: null
#     citation: Adopted by the High-Level Committee on Management at its 36th meeting, 11 October 2018
#   inputs:
#     - data.personal
#     - deployment.mode
#     - deployment.technology
#     - legal_basis.type
#     - legal_basis.citation
#     - data.collection_fair
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Name the footing of the processing and cite where it is written. A policy or a contract alone does not carry
#     the identification of people among many. Collect data as people could expect, without deceiving anybody, and
#     say so.
#   remedies:
#     - set:
#         legal_basis.type: statute
#         legal_basis.citation: {given: true}
#         data.collection_fair: true
#     - set:
#         legal_basis.type: mandate
#         legal_basis.citation: {given: true}
#         data.collection_fair: true
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. A vital interest is narrower than a
#     best interest; both count. Principle 1(iv) leaves the door open to any identified legal basis. That a policy or
#     a contract alone does not carry one-to-many identification is this project's own tightening. Whether a basis is
#     good in law is tested elsewhere (HR-01, HR-02). Where a footing is named and cited, only the fairness half can
#     be open or failed, and that counts as major; while the footing is not known, a failure is left open. Fairness
#     is the body's own declaration; its reason is shown beside it and decides nothing.
package requirements.un_data_protection.unp_01

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.any_of([
	lib.all_of([footing, lib.is_true(input.facts.data.collection_fair)]),
	lib.doubt(footing),
])

severity := lib.when(footing, "major", "blocking")

footing := lib.all_of([
	lib.any_of([
		lib.one_of(input.facts.legal_basis.type, footings),
		lib.all_of([
			lib.one_of(input.facts.legal_basis.type, ["contract", "policy"]),
			lib.negate(terms.one_to_many),
		]),
	]),
	lib.given(input.facts.legal_basis.citation),
])

footings := [
	"statute",
	"regulation",
	"published_code_under_statute",
	"common_law_plus_policy",
	"mandate",
	"consent",
	"vital_interest",
	"best_interests",
]
