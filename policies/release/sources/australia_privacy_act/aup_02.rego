# METADATA
# title: Sensitive information only as far as reasonably necessary
# description: |
#   What is collected is reasonably necessary for one of the organisation's functions or activities: it helps, no
#   milder way does, and the intrusion is in proportion.
# related_resources:
#   - ref: https://oaic.gov.au/privacy/australian-privacy-principles/australian-privacy-principles-guidelines/chapter-3-app-3-collection-of-solicited-personal-information
#     description: The Commissioner's guidelines on APP 3, the copy that was read
#   - ref: https://www.adaptbl.com.au/news/2026/2/6/case-note-bunnings-group-limited-and-privacy-commissioner-guidance-and-appeals-panel-2026-arta-130-4-feb-2026
#     description: Administrative Review Tribunal, [2026] ARTA 130, on what "necessary" asks, as summarised
# custom:
#   id: AUP-02
#   kind: duty
#   severity: blocking
#   ground: necessity
#   source:
#     act: Privacy Act 1988 (Commonwealth of Australia), Schedule 1
#     article: Australian Privacy Principle 3.3(a)(ii)
#     link: https://www.legislation.gov.au/C2004A03712/latest/text
#   basis: T
#   verified: true
#   in_force:
#     from: 2014-03-12
#     until: null
#     citation: Privacy Amendment (Enhancing Privacy Protection) Act 2012 (Cth), in force 12 March 2014
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - place.country
#     - purpose.statement
#     - necessity.alternatives
#     - proportionality.balancing_statement
#     - data.personal
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     State the function it serves. Examine milder ways and write down why each does not do. Weigh what is gained
#     against the intrusion on everybody who is captured.
#   remedies:
#     - set:
#         purpose.statement: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#         proportionality.balancing_statement: {given: true}
#   unreachable: []
#   note: |
#     APP 3.3 was read in its wording. "Reasonably necessary" is an objective test; that it looks at milder ways and
#     at proportion is the reading of the Commissioner (guidelines on APP 3, update of 13 May 2026) and of the
#     Tribunal, for which "necessary" is more than helpful or convenient and less than essential. Asked is what the
#     body has written down; whether it is right is not tested, except that a milder way that would do fails it.
#     What is exempt and the record does not show counts as bound: a small business (section 6D), a registered
#     political party (section 6C(1)), employee records (section 7B(3)), journalism (section 7B(4)), an intelligence
#     agency (section 7). These sections were not read.
package requirements.australia_privacy_act.aup_02

import data.lib
import data.terms

applies := lib.all_of([terms.australian_privacy_act, terms.biometric])

satisfied := lib.all_of([
	lib.given(input.facts.purpose.statement),
	terms.milder_means_insufficient,
	lib.given(input.facts.proportionality.balancing_statement),
])
