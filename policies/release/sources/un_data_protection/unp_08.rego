# METADATA
# title: People are told, and told how to ask
# description: |
#   Where possible people are told about the processing and how to ask for access, verification, correction or
#   deletion, so far as telling them does not frustrate the stated purpose.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
# custom:
#   id: UNP-08
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 8, Transparency
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
#     - transparency.signage
#     - transparency.notice_individual
#     - deployment.covert
#     - authorisation.decision_ref
#     - transparency.deferred_notice_date
#     - rights.contact
#     - rights.request_process
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - max_notice_deferral_days
#   comply: |
#     Put up signs or tell each person, name a contact, and set up a way to handle requests. Where covert use has
#     been authorised, name the authorisation and the day on which people will be told, no further ahead than the set
#     period, and tell them by that day.
#   remedies:
#     - set:
#         transparency.signage: true
#         rights.contact: {given: true}
#         rights.request_process: true
#     - set:
#         transparency.notice_individual: true
#         rights.contact: {given: true}
#         rights.request_process: true
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. That covert use needs an
#     authorisation and a day on which people will be told is this project's reading of "so far as". The exception
#     replaces only the notice, never the contact and the way to handle requests, and ends on the day to which the
#     notice was deferred: after it, people must have been told. That day may lie no further ahead than a parameter
#     of this project, so that nothing is put off for ever; whoever needs longer files anew, which everybody can see.
#     The authorisation is the one that the record names; which secret measure it allows is not asked. Wording from a
#     restatement of the ten principles in a public repository, cross-read with two UN bodies' own; the official text
#     was not retrievable.
package requirements.un_data_protection.unp_08

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.all_of([
	lib.any_of([told, covert_for_now]),
	lib.given(input.facts.rights.contact),
	lib.is_true(input.facts.rights.request_process),
])

told := lib.any_of([
	terms.signs_on_site,
	lib.is_true(input.facts.transparency.notice_individual),
])

covert_for_now := lib.all_of([
	lib.is_true(input.facts.deployment.covert),
	lib.given(input.facts.authorisation.decision_ref),
	lib.span_at_most(
		input.law_date,
		input.facts.transparency.deferred_notice_date,
		lib.parameter("max_notice_deferral_days"),
	),
])

exceptions := lib.took_effect({"authorised_covert_use": lib.carries(covert_for_now, told)})
