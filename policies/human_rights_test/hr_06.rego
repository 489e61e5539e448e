# METADATA
# title: The gain outweighs the intrusion
# description: |
#   What is gained is weighed against the intrusion on everybody whose face is processed, most of whom are of no
#   interest. Remote identification of peaceful protesters for a minor or administrative offence, or for none, cannot
#   pass that test.
# related_resources:
#   - ref: https://hudoc.echr.coe.int/eng?i=001-225655
#     description: Glukhin v Russia, no. 11519/20, 4 July 2023, §§85-90
#   - ref: https://hudoc.echr.coe.int/eng?i=001-90051
#     description: S. and Marper v the United Kingdom [GC], nos. 30562/04 and 30566/04, 4 December 2008, §§118-125
#   - ref: http://servat.unibe.ch/tools/DfrInfo?Command=ShowPrintText&Name=bv165363
#     description: Federal Constitutional Court of Germany, 1 BvR 1547/19, 16 February 2023, weight and threshold
# custom:
#   id: HR-06
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: European Convention on Human Rights
#     article: arts 8(2), 10(2) and 11(2) ("necessary in a democratic society")
#     link: https://hudoc.echr.coe.int/eng?i=001-225655
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - proportionality.balancing_statement
#     - proportionality.persons_scanned_estimate
#     - proportionality.persons_sought
#     - proportionality.seriousness
#     - deployment.mode
#     - deployment.technology
#     - consent.bystanders_captured
#     - context.assembly
#     - context.assembly_peaceful
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
#     - min_persons_estimate
#   comply: |
#     Write down the balance: what is gained, how many people are scanned, how many are sought, how serious the matter
#     is. Reserve remote identification for serious matters, and never use it on peaceful protesters for a minor or
#     administrative offence. Where the matter is minor, check one person against one template instead, or stop.
#   remedies:
#     - set:
#         proportionality.balancing_statement: {given: true}
#         proportionality.persons_scanned_estimate: {given: true}
#         proportionality.persons_sought: {given: true}
#     - set:
#         proportionality.balancing_statement: {given: true}
#         context.assembly: false
#         proportionality.persons_scanned_estimate: {given: true}
#         proportionality.persons_sought: {given: true}
#     - set:
#         deployment.mode: verification_1_1
#         proportionality.balancing_statement: {given: true}
#         proportionality.persons_scanned_estimate: {given: true}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     Weighing is the law; the estimates of how many are scanned and sought are this project's proxies for it, and how
#     serious a matter must be is weighed by the courts and not fixed. An estimate that nobody is scanned, or nobody
#     sought, weighs nothing and counts as none; the fewest is this project's parameter. So, once the balance is
#     written down and no peaceful protest is concerned, a missing estimate or a minor offence weighs as major. Nobody
#     is sought in a one-to-one check or in sorting, so the number of persons sought is asked for remote
#     identification only.
package requirements.human_rights_test.hr_06

import data.lib
import data.terms

applies := "yes"

satisfied := lib.any_of([lib.all_of([weighed, proxies]), lib.doubt(weighed)])

severity := lib.when(weighed, "major", "blocking")

weighed := lib.all_of([
	lib.given(input.facts.proportionality.balancing_statement),
	lib.negate(peaceful_protest_over_little),
])

peaceful_protest_over_little := lib.all_of([
	terms.remote_identification,
	lib.is_true(input.facts.context.assembly),
	lib.is_true(input.facts.context.assembly_peaceful),
	lib.one_of(input.facts.proportionality.seriousness, ["minor_offence", "administrative_offence", "no_offence"]),
])

proxies := lib.all_of([
	lib.at_least(input.facts.proportionality.persons_scanned_estimate, lib.parameter("min_persons_estimate")),
	lib.implies(
		terms.remote_identification,
		lib.at_least(input.facts.proportionality.persons_sought, lib.parameter("min_persons_estimate")),
	),
	lib.negate(lib.all_of([
		terms.remote_identification,
		lib.one_of(input.facts.proportionality.seriousness, ["minor_offence", "administrative_offence"]),
	])),
])
