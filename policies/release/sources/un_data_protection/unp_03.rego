# METADATA
# title: Data relevant, limited and adequate
# description: |
#   Every category of data that is processed is needed for the stated purposes, and no more is processed than that.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
#   - ref: https://www.unglobalpulse.org/policy/ungp-principles-on-data-privacy-and-protection/
#     description: A UN body's restatement, the text this rule was written from
# custom:
#   id: UNP-03
#   kind: duty
#   severity: blocking
#   ground: necessity
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 3, Proportionality and necessity
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
#     - data.categories
#     - necessity.category_reasons
#     - data.scope_minimised
#     - data.scope_minimised_reason
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     List the categories of data, give for each the reason why the purpose needs it, and say how the whole was kept
#     to the minimum. Stop processing a category for which there is no reason.
#   remedies:
#     - set:
#         data.scope_minimised: true
#         data.scope_minimised_reason: {given: true}
#     - set:
#         data.categories: [face_images]
#         necessity.category_reasons: [{category: face_images, reason: {given: true}}]
#         data.scope_minimised: true
#         data.scope_minimised_reason: {given: true}
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. That a reason is on file is tested,
#     not whether it is good; whoever reads the reasons can judge that. Reasons for the whole, beside the bare
#     statement that it was kept to the minimum, are this project's addition. The first remedy is for a record that
#     gives a reason for every category, the second stands for processing only what has a reason. A deployment that
#     processes personal data and names no category fails: nothing shows that what it processes is limited.
package requirements.un_data_protection.unp_03

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.all_of([
	lib.count_at_least(input.facts.data.categories, 1),
	lib.every_item(input.facts.data.categories, [reasoned(category) |
		some category in lib.items(input.facts.data.categories)
	]),
	lib.is_true(input.facts.data.scope_minimised),
	lib.given(input.facts.data.scope_minimised_reason),
])

# At least one entry gives a reason for the category: not every entry fails to.
reasoned(category) := lib.negate(lib.every_item(input.facts.necessity.category_reasons, [lib.negate(answer) |
	some entry in lib.items(input.facts.necessity.category_reasons)
	answer := lib.all_of([lib.one_of(entry.category, [category]), lib.given(entry.reason)])
]))
