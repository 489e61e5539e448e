# METADATA
# title: Access limited to those who need it
# description: |
#   Personal data is handled with due regard to confidentiality: only named roles have access, they are bound to
#   silence, and who has access is reviewed.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
# custom:
#   id: UNP-06
#   kind: duty
#   severity: major
#   ground: security
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 6, Confidentiality
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
#     - security.access_roles
#     - security.confidentiality_undertaking
#     - security.access_reviewed_on
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - access_review_interval_days
#   comply: |
#     Name the roles that have access, bind the people in them to confidentiality, and review who has access within
#     the set interval.
#   remedies:
#     - set:
#         security.access_roles: {given: true}
#         security.confidentiality_undertaking: true
#         security.access_reviewed_on: {days_before: 0}
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. The Principle is one short sentence.
#     Named roles, undertakings and the interval of the review are this project's reading of it, not its words.
#     Wording from a restatement of the ten principles in a public repository, cross-read with two UN bodies' own;
#     the official text was not retrievable.
package requirements.un_data_protection.unp_06

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.all_of([
	lib.count_at_least(input.facts.security.access_roles, 1),
	lib.is_true(input.facts.security.confidentiality_undertaking),
	lib.within_days(
		input.facts.security.access_reviewed_on,
		input.law_date,
		lib.parameter("access_review_interval_days"),
	),
])
