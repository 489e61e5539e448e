# METADATA
# title: Specified purposes, balanced, and no incompatible use
# description: |
#   The purposes are stated and were set with the competing rights, freedoms and interests in the balance. Data is
#   not used in ways that are incompatible with them.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
#   - ref: https://www.unglobalpulse.org/policy/ungp-principles-on-data-privacy-and-protection/
#     description: A UN body's restatement, the text this rule was written from
# custom:
#   id: UNP-02
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 2, Purpose specification
#     link: https://www.unglobalpulse.org/policy/ungp-principles-on-data-privacy-and-protection/
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
#     - purpose.statement
#     - proportionality.balancing_statement
#     - purpose.secondary_uses
#     - purpose.compatibility_assessed
#     - purpose.compatibility_result
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     State the purpose and how it was balanced against the rights of the people affected. List every further use, or
#     say that there is none. Assess each further use against the stated purpose and give up those found
#     incompatible.
#   remedies:
#     - set:
#         purpose.statement: {given: true}
#         proportionality.balancing_statement: {given: true}
#         purpose.compatibility_assessed: true
#         purpose.compatibility_result: compatible
#     - set:
#         purpose.statement: {given: true}
#         proportionality.balancing_statement: {given: true}
#         purpose.secondary_uses: []
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. There may be several purposes. That
#     they fit the body's mandate, which the Principle also asks, is not tested: the record does not ask for it. The
#     record holds one result of the assessment of further uses: `compatible` says that every one of them was found
#     so. That the compatibility of further uses must have been assessed is how this project tests the ban on
#     incompatible use.
package requirements.un_data_protection.unp_02

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.all_of([
	lib.given(input.facts.purpose.statement),
	lib.given(input.facts.proportionality.balancing_statement),
	lib.any_of([no_further_use, found_compatible]),
])

no_further_use := lib.negate(lib.count_at_least(input.facts.purpose.secondary_uses, 1))

found_compatible := lib.all_of([
	lib.is_true(input.facts.purpose.compatibility_assessed),
	lib.one_of(input.facts.purpose.compatibility_result, ["compatible"]),
])
