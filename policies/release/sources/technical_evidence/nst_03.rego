# METADATA
# title: No group is found much more often than another
# description: |
#   To be found more often is unequal treatment too. A dated test in the field, with the version in use, gives the
#   rate at which people on the list are found, by group and with its uncertainty, and no two groups differ by more
#   than a set gap.
# related_resources:
#   - ref: https://aicrier.com/post/eyjnnq72egbnwh9qd7qy
#     description: Report on the field test of 2026
# custom:
#   id: NST-03
#   kind: duty
#   severity: major
#   ground: fairness_bias
#   source:
#     act: >-
#       National Physical Laboratory, Facial Recognition Technology in Law Enforcement Equitability Study (2023);
#       University of Cambridge, field test (reported March 2026)
#     article: Findings on true positive rates by group
#     link: https://science.police.uk/research/resources/operational-testing-of-facial-recognition-technology/
#   basis: S
#   verified: false
#   in_force:
#     from: 2023-04-05
#     until: null
#     citation: The Equitability Study was published on 5 April 2023
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - system.bias.max_tpir_gap
#     - system.bias.interval_reported
#     - system.bias.field_tested
#     - system.bias.field_tested_on
#     - system.bias.field_tested_version_is_current
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - max_true_positive_gap
#   comply: |
#     Test the version in use in the field, count by group how many people on the list are found, and report date
#     and interval of confidence. Where the gap is too wide, tune or replace the system and test again.
#   remedies:
#     - set:
#         system.bias.max_tpir_gap: {parameter: max_true_positive_gap}
#         system.bias.interval_reported: true
#         system.bias.field_tested: true
#         system.bias.field_tested_on: {days_before: 0}
#         system.bias.field_tested_version_is_current: true
#   unreachable: []
#   note: |
#     A standard or a study: it advises and binds nobody unless a law or a contract takes it up. The reports of the
#     two studies were not read; the press and the publishing bodies' pages were. The gap is this project's
#     parameter: what is reported of the field test of 2026, some 14 points between two groups, is over it; the
#     2023 study saw no significant difference at one threshold and bias in false positives below it. The record
#     does not keep the threshold of the field test, so that is not tested. One-to-many search only, where being
#     found is what happens to people.
package requirements.technical_evidence.nst_03

import data.lib
import data.terms

applies := terms.one_to_many

satisfied := lib.all_of([
	lib.at_most(input.facts.system.bias.max_tpir_gap, lib.parameter("max_true_positive_gap")),
	lib.is_true(input.facts.system.bias.interval_reported),
	lib.is_true(input.facts.system.bias.field_tested),
	lib.not_after(input.facts.system.bias.field_tested_on, input.law_date),
	lib.is_true(input.facts.system.bias.field_tested_version_is_current),
])
