# METADATA
# title: Transfers only where the data stays protected
# description: |
#   Personal data goes to a third party only after the sender has satisfied itself that, in the circumstances, the
#   recipient gives the data appropriate protection.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
# custom:
#   id: UNP-09
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 9, Transfers
#     link: https://unsceb.org/privacy-principles
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
#     - data.transfers
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     For each recipient state the safeguard and the legal basis, and on which day and by whom its protection of the
#     data was assessed. End a transfer for which there is no safeguard.
#   remedies:
#     - set:
#         data.transfers: [{safeguard: {given: true}, legal_basis: {given: true}, protection_assessed_on:
#           {days_before: 0}, assessed_by: {given: true}}]
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. A third party is anyone outside the
#     body, at home or abroad. The duty lies on the sender, so the assessment, its day and who made it are asked for;
#     an assessment dated after the law date has not been made yet. The legal basis of each transfer is this
#     project's addition. The one entry of the remedy stands for every transfer. Counts as blocking where biometric
#     data goes, or may go, to a recipient without a stated safeguard; silence about either weighs no less than
#     admitting it, and while either is not known a failure is left open. Wording from a restatement of the ten
#     principles in a public repository, cross-read with two UN bodies' own; the official text was not retrievable.
package requirements.un_data_protection.unp_09

import data.lib
import data.terms

applies := lib.all_of([
	terms.personal_data,
	lib.count_at_least(input.facts.data.transfers, 1),
])

satisfied := lib.any_of([protected, lib.doubt(lighter)])

severity := lib.when(lighter, "major", "blocking")

protected := lib.every_item(input.facts.data.transfers, [answer |
	some transfer in lib.items(input.facts.data.transfers)
	answer := lib.all_of([
		lib.given(transfer.safeguard),
		lib.given(transfer.legal_basis),
		lib.not_after(transfer.protection_assessed_on, input.law_date),
		lib.given(transfer.assessed_by),
	])
])

lighter := lib.any_of([safeguarded, lib.negate(biometric_data)])

safeguarded := lib.every_item(input.facts.data.transfers, [lib.given(transfer.safeguard) |
	some transfer in lib.items(input.facts.data.transfers)
])

biometric_data := lib.any_of([
	terms.biometric,
	lib.includes(input.facts.data.categories, "face_templates"),
	lib.includes(input.facts.data.categories, "other_biometrics"),
	lib.includes(input.facts.data.special_categories, "biometric_id"),
])
