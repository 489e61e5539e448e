# METADATA
# title: False positives strike no group much more than another
# description: |
#   The difference in false positives between groups is known at the threshold in use, by sex, age and ethnicity
#   and with its uncertainty, and the worst-treated group has no more than a set multiple of the false positives of
#   the best-treated one. No false positive at all in enough trials counts as no difference.
# related_resources:
#   - ref: https://docslib.org/doc/6484833/face-recognition-vendor-test-frvt-part-3-demographic-effects
#     description: NISTIR 8280, a copy of its text
#   - ref: https://webstore.iec.ch/en/publication/101876
#     description: ISO/IEC 19795-10:2024, its scope
#   - ref: https://pages.nist.gov/800-63-4/sp800-63a.html
#     description: NIST SP 800-63A-4, Identity Proofing, biometric requirements, read in a stored copy of its draft
# custom:
#   id: NST-02
#   kind: duty
#   severity: blocking
#   ground: fairness_bias
#   source:
#     act: >-
#       NIST Interagency Report 8280, Face Recognition Vendor Test Part 3, Demographic Effects; ISO/IEC
#       19795-10:2024
#     article: >-
#       NISTIR 8280, executive summary; ISO/IEC 19795-10:2024, scope (estimating and reporting, uncertainty,
#       operational thresholds)
#     link: https://doi.org/10.6028/NIST.IR.8280
#   basis: S
#   verified: false
#   in_force:
#     from: 2019-12-19
#     until: null
#     citation: NISTIR 8280 was published on 19 December 2019
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - system.bias.by_sex
#     - system.bias.by_age
#     - system.bias.by_ethnicity
#     - system.bias.max_fpir_ratio
#     - system.bias.max_fmr_ratio
#     - system.bias.false_positive_events
#     - system.bias.false_positive_trials
#     - system.bias.interval_reported
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
#     - max_false_positive_ratio
#     - min_false_positive_trials
#   comply: |
#     Have false positives counted by sex, age and ethnicity at the threshold in use, and report the interval of
#     confidence. Where one group fares much worse, raise the threshold, tune or replace the system and test again.
#     Where there was no false positive at all, state the number of trials in the smallest group, and that there is
#     no ratio.
#   remedies:
#     - set:
#         system.bias.by_sex: true
#         system.bias.by_age: true
#         system.bias.by_ethnicity: true
#         system.bias.max_fpir_ratio: {parameter: max_false_positive_ratio}
#         system.bias.max_fmr_ratio: {parameter: max_false_positive_ratio}
#         system.bias.interval_reported: true
#     - set:
#         system.bias.by_sex: true
#         system.bias.by_age: true
#         system.bias.by_ethnicity: true
#         system.bias.false_positive_events: 0
#         system.bias.false_positive_trials: {parameter: min_false_positive_trials}
#         system.bias.interval_reported: true
#   unreachable: []
#   note: |
#     A standard or a study: it advises and binds nobody unless a law or a contract takes it up. NIST found
#     differences often of ten to over a hundred times in many but not all algorithms, and none that could be
#     detected in some; neither NIST nor ISO sets a limit. The limit and the number of trials are this project's
#     parameters; twice as many is tight, and many older systems would fail on sex alone. What is blocked is not
#     knowing: a difference that was never measured, or is not known, blocks, a known one over the limit weighs as
#     major, and so does a missing interval; while it is not known which it is, a failure is left open. A ratio
#     breaks where the best-treated group has no false positive, so none at all in enough trials passes; a ratio
#     over the limit stated beside it contradicts that and leaves it open. For verification the ratio of the false
#     match rates counts. Systems that compare no faces are left out: the record has no ratio for them. The record
#     does not say at which threshold the groups were tested; comply asks for the one in use.
package requirements.technical_evidence.nst_02

import data.lib
import data.terms

applies := terms.identifies_uniquely

satisfied := lib.any_of([lib.all_of([known, no_great_difference, interval]), lib.doubt(known)])

severity := lib.when(known, "major", "blocking")

known := lib.all_of([
	lib.is_true(input.facts.system.bias.by_sex),
	lib.is_true(input.facts.system.bias.by_age),
	lib.is_true(input.facts.system.bias.by_ethnicity),
	lib.any_of([has_ratio, terms.no_false_positive_found]),
])

no_great_difference := lib.any_of([
	within_limit,
	lib.all_of([terms.no_false_positive_found, lib.when(over_limit, "unknown", "yes")]),
])

interval := lib.is_true(input.facts.system.bias.interval_reported)

has_ratio := lib.choose(
	terms.one_to_many,
	lib.given(input.facts.system.bias.max_fpir_ratio),
	lib.given(input.facts.system.bias.max_fmr_ratio),
)

within_limit := lib.choose(
	terms.one_to_many,
	lib.at_most(input.facts.system.bias.max_fpir_ratio, lib.parameter("max_false_positive_ratio")),
	lib.at_most(input.facts.system.bias.max_fmr_ratio, lib.parameter("max_false_positive_ratio")),
)

over_limit := lib.all_of([has_ratio, lib.negate(within_limit)])
