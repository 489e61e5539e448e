# METADATA
# title: A real route to challenge
# description: |
#   A person who was wrongly flagged can complain and get it put right. Either the person is told, or anyone who
#   suspects being affected can go to a body whose power does not depend on having been told. That body can order the
#   use to stop and the data to be destroyed; where the Charter applies it is a court.
# related_resources:
#   - ref: https://data.guardint.org/en/entity/8bxe5z9q3ar?page=109
#     description: Roman Zakharov v Russia [GC], no. 47143/06, 4 December 2015, §§234, 286-287
#   - ref: https://hudoc.echr.coe.int/eng?i=001-210077
#     description: Big Brother Watch v the United Kingdom [GC], nos. 58170/13 and others, 25 May 2021, §§358-359
# custom:
#   id: HR-10
#   kind: duty
#   severity: blocking
#   ground: redress
#   source:
#     act: >-
#       International Covenant on Civil and Political Rights; European Convention on Human Rights; EU Charter of
#       Fundamental Rights
#     article: ICCPR art 2(3); ECHR art 13; Charter art 47
#     link: https://treaties.un.org/doc/publication/unts/volume%20999/volume-999-i-14668-english.pdf
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - place.country
#     - rights.complaint_channel
#     - rights.misidentified_notified
#     - rights.notice_deferred_until
#     - rights.remedy_without_notice
#     - rights.judicial_review_available
#     - rights.independent_binding_remedy
#   parameters:
#     - max_notice_deferral_days
#   comply: |
#     Open a channel for complaints. Tell people who were wrongly flagged, or make sure that anyone who suspects it can
#     turn to an independent body without having been told. Name the court, or the independent body whose decisions
#     bind. Where notice has to wait, record until when.
#   remedies:
#     - set:
#         rights.complaint_channel: {given: true}
#         rights.misidentified_notified: true
#         rights.judicial_review_available: true
#     - set:
#         rights.complaint_channel: {given: true}
#         rights.remedy_without_notice: true
#         rights.judicial_review_available: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     Both routes of the judgments count. Notice may wait while it would defeat the purpose; the wait counts until the
#     day recorded as its end, and how far off that day may be is this project's parameter: the judgments set no time,
#     so a wait too long weighs, alone, as major. It counts while it runs and no longer; each new end is a new filing
#     that anyone can see. Somebody who was stopped already knows of the contact, so secrecy is no reason not to tell
#     that person; the record does not yet ask about people who were stopped apart from others, so this is not tested.
#     A court is asked for in Member States of the European Union, where article 47 of the Charter applies to uses
#     governed by Union law.
package requirements.human_rights_test.hr_10

import data.lib
import data.terms

applies := "yes"

satisfied := lib.any_of([lib.all_of([route, reached_soon]), lib.doubt(route)])

severity := lib.when(route, "major", "blocking")

exceptions := lib.took_effect({"notice_deferred": lib.carries(deferred_for_a_while, told_or_not_needed)})

route := lib.all_of([
	lib.given(input.facts.rights.complaint_channel),
	lib.any_of([told_or_not_needed, lib.not_after(input.law_date, deferred_until)]),
	lib.choose(terms.member_state, court, lib.any_of([court, independent_body])),
])

reached_soon := lib.any_of([told_or_not_needed, deferred_for_a_while])

told_or_not_needed := lib.any_of([
	lib.is_true(input.facts.rights.misidentified_notified),
	lib.is_true(input.facts.rights.remedy_without_notice),
])

deferred_for_a_while := lib.span_at_most(input.law_date, deferred_until, lib.parameter("max_notice_deferral_days"))

deferred_until := input.facts.rights.notice_deferred_until

court := lib.is_true(input.facts.rights.judicial_review_available)

independent_body := lib.is_true(input.facts.rights.independent_binding_remedy)
