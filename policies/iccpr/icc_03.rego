# METADATA
# title: Children are not watched as a matter of course
# description: |
#   Children's faces are not processed routinely or indiscriminately, nor without the child's knowledge. Where it
#   cannot be avoided, what is best for the child was considered, less intrusive ways were examined, children are
#   told, in shops, schools and care there is a way to object, and no child is put on a watchlist without a reason.
# related_resources:
#   - ref: https://undocs.org/CRC/C/GC/25
#     description: Committee on the Rights of the Child, General Comment 25 (2021)
#   - ref: https://www.childrens-rights.digital/background/detail/general-comment-no-25-chapter-vi-civil-rights-and-freedoms-e-2-f-and-chapter-vii-violence-against-children-part-1-kr
#     description: The paragraphs of General Comment 25 that were read
# custom:
#   id: ICC-03
#   kind: duty
#   severity: blocking
#   ground: minors
#   source:
#     act: Convention on the Rights of the Child; International Covenant on Civil and Political Rights
#     article: CRC arts 3 and 16 with General Comment 25 §§67-70, 74-75; ICCPR art 24
#     link: https://treaties.un.org/doc/publication/unts/volume%201577/volume-1577-i-27531-english.pdf
#   basis: T
#   verified: true
#   in_force:
#     from: 1990-09-02
#     until: null
#     citation: >-
#       Convention on the Rights of the Child, in force 2 September 1990; profiles say who is bound since when
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - consent.bystanders_captured
#     - operator.type
#     - operator.body_kind
#     - minors.may_be_scanned
#     - minors.age_exclusion_evidence
#     - minors.best_interests_assessed
#     - minors.notice_given
#     - minors.objection_route
#     - minors.on_watchlist
#     - minors.watchlist_justification
#     - necessity.alternatives
#     - watchlist.exists
#     - purpose.code
#     - purpose.victim_category
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - deployment.processing
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Keep children out, and where people pass by show the technical means that does. Where that cannot be, assess
#     what is best for the child, examine less intrusive ways, tell children in words they understand, give them or
#     their parents a way to object in shops, schools and care, and put no child on a watchlist without a written
#     reason.
#   remedies:
#     - set:
#         minors.best_interests_assessed: true
#         minors.notice_given: true
#         minors.objection_route: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#         minors.watchlist_justification: {given: true}
#     - set:
#         minors.may_be_scanned: false
#         minors.age_exclusion_evidence: {given: true}
#         minors.on_watchlist: false
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     General Comment 25 §§67-70 were read with their numbers; the paragraphs on surveillance and connected settings
#     were read without, and are placed at 74-75 by their order. Streets, shops, schools and care are its own
#     examples. That no child is scanned by live cameras in a place open to the public is not believed without
#     evidence of how children are left out; such an answer alone leaves it open. Exception of this project, resting
#     on the best interests of that child: the search for a missing or abducted child, who is on the list, where
#     what is best was assessed. Searches that mix missing people with wanted ones do not have it. The record
#     does not tell shops and care from other private bodies, so every private body is asked for a way to object; that
#     is wider than the Committee's examples and this project's own.
package requirements.iccpr.icc_03

import data.lib
import data.terms

applies := "yes"

satisfied := lib.any_of([children_protected, missing_child])

exceptions := lib.took_effect({"missing_child": lib.carries(missing_child, children_protected)})

children_protected := lib.all_of([
	lib.any_of([left_out, protected]),
	lib.settled(
		lib.any_of([
			lib.is_false(input.facts.watchlist.exists),
			lib.is_false(input.facts.minors.on_watchlist),
			lib.given(input.facts.minors.watchlist_justification),
		]),
		lib.all_of([
			lib.is_true(input.facts.minors.on_watchlist),
			lib.negate(lib.given(input.facts.minors.watchlist_justification)),
		]),
	),
])

# Where crowds pass, nobody can say that no child does, unless children are left out by some means.
left_out := lib.all_of([
	lib.is_false(input.facts.minors.may_be_scanned),
	lib.any_of([
		lib.negate(lib.all_of([terms.realtime_rbi, terms.publicly_accessible])),
		lib.given(input.facts.minors.age_exclusion_evidence),
		"unknown",
	]),
])

protected := lib.all_of([
	lib.is_true(input.facts.minors.best_interests_assessed),
	lib.is_true(input.facts.minors.notice_given),
	lib.given(input.facts.necessity.alternatives),
	lib.implies(shop_school_or_care, lib.given(input.facts.minors.objection_route)),
])

shop_school_or_care := lib.any_of([
	lib.one_of(input.facts.operator.type, ["private", "private_public_service"]),
	lib.one_of(input.facts.operator.body_kind, ["education", "health"]),
	lib.one_of(input.facts.deployment.space, ["education"]),
])

missing_child := lib.all_of([
	lib.any_of([
		lib.one_of(input.facts.purpose.code, ["missing_person"]),
		lib.one_of(input.facts.purpose.victim_category, ["abduction", "missing_person"]),
	]),
	lib.is_true(input.facts.minors.on_watchlist),
	lib.is_true(input.facts.minors.best_interests_assessed),
])
