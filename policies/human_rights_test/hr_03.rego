# METADATA
# title: The aim is one the Convention recognises
# description: |
#   Private life may be interfered with only for an aim on the Convention's closed list: national security, public
#   safety, the economic well-being of the country, the prevention of disorder or crime, the protection of health or
#   morals, or of the rights and freedoms of others. The aim is written down for this use.
# related_resources:
#   - ref: https://www.echr.coe.int/documents/d/echr/convention_ENG
#     description: European Convention on Human Rights art 8(2)
#   - ref: https://www.scribd.com/document/606610198/453883f922
#     description: Human Rights Committee, General Comment 16 (1988) §§3-4, lawful and reasonable; no list of aims
# custom:
#   id: HR-03
#   kind: duty
#   severity: blocking
#   ground: necessity
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
#     - legal_basis.legitimate_aim
#     - legal_basis.practical_aim
#     - purpose.statement
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Write down the purpose of this use and name the aim of article 8(2) it serves. Border control and access to a
#     service are not such aims; argue them under one that is. Do not search the public for convenience or efficiency.
#   remedies:
#     - set:
#         purpose.statement: {given: true}
#     - set:
#         deployment.mode: verification_1_1
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.legitimate_aim: prevention_of_disorder_or_crime
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.legitimate_aim: public_safety
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.legitimate_aim: national_security
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.legitimate_aim: rights_of_others
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.legitimate_aim: health_or_morals
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.legitimate_aim: economic_wellbeing
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The text of article 8(2) was read in copies of schedule 1 of the Human Rights Act 1998 and the list compared
#     with it. Whether an aim is named does not settle whether it is the real one. The Covenant has no list, so under it
#     this only advises. How long the statement is says nothing about how specific it is, so its length is not tested.
#     That convenience or efficiency never justifies one-to-many identification of the public is this project's
#     position, drawn from decisions of data-protection authorities; alone it weighs as minor. The remedies name every aim
#     of the list: which one it is the body knows, and none is better than another.
package requirements.human_rights_test.hr_03

import data.lib
import data.terms

applies := "yes"

satisfied := lib.any_of([lib.all_of([treaty_aim, lib.negate(public_searched_for_convenience)]), lib.doubt(treaty_aim)])

severity := lib.when(treaty_aim, "minor", "blocking")

treaty_aim := lib.all_of([
	lib.given(input.facts.purpose.statement),
	lib.one_of(input.facts.legal_basis.legitimate_aim, [
		"national_security",
		"public_safety",
		"economic_wellbeing",
		"prevention_of_disorder_or_crime",
		"health_or_morals",
		"rights_of_others",
	]),
])

public_searched_for_convenience := lib.all_of([
	lib.one_of(input.facts.legal_basis.practical_aim, ["convenience", "efficiency"]),
	terms.one_to_many,
	lib.one_of(input.facts.deployment.space, ["publicly_accessible", "border"]),
])
