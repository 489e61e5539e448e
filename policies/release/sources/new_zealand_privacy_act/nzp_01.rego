# METADATA
# title: Collected for a lawful purpose, and necessary for it
# description: |
#   Personal information is collected only for a lawful purpose connected with a function or activity of the agency,
#   and only where the collection is necessary for that purpose.
# related_resources:
#   - ref: https://www.legislation.govt.nz/act/public/2020/0031/latest/LMS23342.html
#     description: Privacy Act 2020, section 22, the official text
#   - ref: http://legislation.govt.nz/bill/government/2018/0034/latest/LMS23342.html
#     description: The bill, the copy in which the principle was read
#   - ref: https://www.minterellison.co.nz/insights/privacy-commissioner-releases-findings-on-facial-r
#     description: Summary of the Commissioner's inquiry of 4 June 2025 into a retailer's trial
# custom:
#   id: NZP-01
#   kind: duty
#   severity: blocking
#   ground: necessity
#   source:
#     act: Privacy Act 2020 (New Zealand)
#     article: Section 22, information privacy principle 1(1)
#     link: https://www.legislation.govt.nz/act/public/2020/0031/latest/LMS23342.html
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-12-01
#     until: null
#     citation: Privacy Act 2020 (2020 No 31), in force 1 December 2020
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.start_date
#     - place.country
#     - purpose.statement
#     - necessity.alternatives
#     - necessity.effectiveness_evidence
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
#     State the purpose. Show that the technology serves it, or run a trial that finds out. Examine milder ways and
#     write down why each does not do.
#   remedies:
#     - set:
#         purpose.statement: {given: true}
#         necessity.effectiveness_evidence: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#   unreachable: []
#   note: |
#     The principle was read in the bill and in a quotation of the Act. That what does not work, or what a milder
#     way would do, is not necessary is how the Commissioner examined a trial of face recognition in shops. Where
#     the Biometric Processing Privacy Code 2025 governs, its rule 1 takes the place of this principle (NZP-04).
#     Intelligence agencies have exceptions the record does not ask about.
package requirements.new_zealand_privacy_act.nzp_01

import data.lib
import data.terms

applies := lib.all_of([terms.new_zealand_privacy_act, lib.negate(terms.within_biometric_code)])

satisfied := lib.all_of([
	lib.given(input.facts.purpose.statement),
	terms.effective_or_on_trial,
	terms.milder_means_insufficient,
])
