# METADATA
# title: Only for purposes that a reasonable person would consider appropriate
# description: |
#   Even with consent, personal information is collected and used only for purposes that a reasonable person would
#   consider appropriate in the circumstances: a real need, a measure that works, no milder way that does, and a
#   loss of privacy in proportion.
# related_resources:
#   - ref: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#     description: Personal Information Protection and Electronic Documents Act, S.C. 2000, c. 5, the official text
#   - ref: https://www.infolawgroup.com/insights/2018/11/30/canada-meaningful-consent-inappropriate-data-practices-and-breach-notification
#     description: Summary of the Commissioner's guidance on inappropriate data practices (in use since 1 July 2018)
# custom:
#   id: CAP-02
#   kind: duty
#   severity: major
#   ground: proportionality
#   source:
#     act: Personal Information Protection and Electronic Documents Act (Canada)
#     article: Section 5(3)
#     link: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#   basis: S
#   verified: false
#   in_force:
#     from: 2004-01-01
#     until: null
#     citation: "Section 30(1) and (2): commercial activities within the provinces since 1 January 2004"
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - place.country
#     - place.subdivision
#     - place.extent
#     - purpose.statement
#     - necessity.alternatives
#     - necessity.effectiveness_evidence
#     - proportionality.balancing_statement
#     - data.personal
#     - governance.evaluation_plan
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     State the need. Show that the measure works, or how you will find out. Examine milder ways and write down why
#     each does not do. Weigh the loss of privacy against the gain.
#   remedies:
#     - set:
#         purpose.statement: {given: true}
#         necessity.effectiveness_evidence: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#         proportionality.balancing_statement: {given: true}
#   unreachable: []
#   note: |
#     Section 5(3) was read in the official text. It sets a standard and names no factors; the four that are asked
#     are those the courts and the Commissioner weigh, known from a summary of the guidance. So it weighs as major.
#     Asked is what is written down; whether it is right is not tested.
package requirements.canada_pipeda.cap_02

import data.lib
import data.terms

applies := terms.pipeda

satisfied := lib.all_of([
	lib.given(input.facts.purpose.statement),
	terms.effective_or_on_trial,
	terms.milder_means_insufficient,
	lib.given(input.facts.proportionality.balancing_statement),
])
