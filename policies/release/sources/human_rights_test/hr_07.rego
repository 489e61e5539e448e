# METADATA
# title: The use is bounded in time, place and persons
# description: |
#   The use has a beginning and an end, named places, and a described class of persons. An authorisation that expires
#   bounds it as well as an end does. An end that lies far off bounds nothing, nor does one that has passed while the
#   use goes on.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689 art 5(2), temporal, geographic and personal limitations
# custom:
#   id: HR-07
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: European Convention on Human Rights; EU Charter of Fundamental Rights; Regulation (EU) 2024/1689
#     article: ECHR art 8(2); Charter art 52(1); Regulation (EU) 2024/1689 art 5(2)-(3)
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.status
#     - consent.bystanders_captured
#     - scope.time_start
#     - scope.time_end
#     - scope.places
#     - scope.persons_class
#     - authorisation.expires_on
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - max_use_span_days
#   comply: |
#     Give the use a beginning and an end, or an authorisation with an expiry date, no further from the beginning than
#     the longest span this register accepts (see the parameter), and decide anew before it passes; when the use is
#     over, say that it is retired; list the places; describe the class of persons it is aimed at.
#   remedies:
#     - set:
#         scope.time_start: {days_before: 0}
#         scope.time_end: {days_after: 90}
#         scope.places: {given: true}
#         scope.persons_class: {given: true}
#     - set:
#         scope.time_start: {days_before: 0}
#         authorisation.expires_on: {days_after: 90}
#         scope.places: {given: true}
#         scope.persons_class: {given: true}
#   unreachable: []
#   note: |
#     Only live use by law enforcement in the European Union has these three limits in a text of law. Carrying them
#     over to every other use is this project's inference from the case law on article 8, so the requirement advises,
#     and outside live identification it weighs as major; while it is not known which, a failure is left open. How far
#     from the beginning the end may lie is this project's parameter: no text has a number, and an end in another
#     century is hardly one; so an end too far off weighs, alone, as major. An end that has passed is none, unless the
#     use is recorded as retired. It is not asked of one-to-one checks, which begin and end with the person who asks.
package requirements.human_rights_test.hr_07

import data.lib
import data.terms

applies := lib.negate(terms.verification)

satisfied := lib.any_of([lib.all_of([bounded, bounded_closely]), lib.doubt(lighter)])

severity := lib.when(lighter, "major", "blocking")

lighter := lib.any_of([lib.negate(terms.realtime_rbi), bounded])

bounded := lib.all_of([
	lib.any_of([ends(time_end), ends(expires_on)]),
	lib.count_at_least(input.facts.scope.places, 1),
	lib.given(input.facts.scope.persons_class),
])

bounded_closely := lib.any_of([ends_soon(time_end), ends_soon(expires_on)])

# An end bounds the use until it comes; then only one that has stopped.
ends(end) := lib.all_of([
	lib.not_after(time_start, end),
	lib.any_of([
		lib.not_after(input.law_date, end),
		lib.one_of(input.facts.deployment.status, ["retired"]),
	]),
])

ends_soon(end) := lib.all_of([
	ends(end),
	lib.span_at_most(time_start, end, lib.parameter("max_use_span_days")),
])

time_start := input.facts.scope.time_start

time_end := input.facts.scope.time_end

expires_on := input.facts.authorisation.expires_on
