# METADATA
# title: Error rates of the version in use, at the threshold in use
# description: |
#   The error rates of the deployed version are known at the threshold in use. For one-to-many search these are the
#   false positive and the false negative identification rate with the size of the gallery and the rank they hold
#   for; for verification the false match and the false non-match rate; for a system that compares no faces an
#   error rate that fits it. An independent test reports them, with a gallery no smaller than the list in use.
# related_resources:
#   - ref: https://nlfnorm.cz/terminologicky-slovnik/248470
#     description: >-
#       A standards body's term bank: the rate as a function of gallery size, rank and threshold
#   - ref: https://pages.nist.gov/800-63-4/sp800-63a.html
#     description: NIST SP 800-63A-4, Identity Proofing, biometric requirements, read in a stored copy of its draft
# custom:
#   id: NST-01
#   kind: duty
#   severity: blocking
#   ground: accuracy
#   source:
#     act: >-
#       ISO/IEC 19795-1:2021, Biometric performance testing and reporting, Part 1; NIST Face Recognition Technology
#       Evaluation
#     article: ISO/IEC 19795-1:2021, definitions of the identification and verification error rates
#     link: https://www.iso.org/standard/73515.html
#   basis: S
#   verified: false
#   in_force:
#     from: 2021-05-27
#     until: null
#     citation: ISO/IEC 19795-1:2021 was published on 27 May 2021
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - system.tested_version_is_current
#     - system.accuracy.threshold_tested_is_current
#     - system.accuracy.fpir
#     - system.accuracy.fnir
#     - system.accuracy.test_gallery_size
#     - system.accuracy.maximum_rank
#     - system.accuracy.fmr
#     - system.accuracy.fnmr
#     - system.accuracy.other_error_rate
#     - system.accuracy.independent
#     - system.accuracy.report_ref
#     - watchlist.exists
#     - watchlist.size
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Have the version in use tested by somebody independent at the threshold in use, and state the error rates
#     that belong to the mode. A false positive rate reported at a lower threshold than yours, and a false negative
#     rate reported at a higher one, may be given: yours is no worse. Test with a gallery at least as large as the
#     list, or keep the list within the gallery of the test.
#   remedies:
#     - set:
#         system.tested_version_is_current: true
#         system.accuracy.threshold_tested_is_current: true
#         system.accuracy.independent: true
#         system.accuracy.report_ref: {given: true}
#         system.accuracy.fpir: {given: true}
#         system.accuracy.fnir: {given: true}
#         system.accuracy.maximum_rank: {given: true}
#     - set:
#         system.tested_version_is_current: true
#         system.accuracy.threshold_tested_is_current: true
#         system.accuracy.independent: true
#         system.accuracy.report_ref: {given: true}
#         system.accuracy.fpir: {given: true}
#         system.accuracy.fnir: {given: true}
#         system.accuracy.maximum_rank: {given: true}
#         system.accuracy.test_gallery_size: 10000000
#     - set:
#         system.tested_version_is_current: true
#         system.accuracy.threshold_tested_is_current: true
#         system.accuracy.independent: true
#         system.accuracy.report_ref: {given: true}
#         system.accuracy.fmr: {given: true}
#         system.accuracy.fnmr: {given: true}
#     - set:
#         system.tested_version_is_current: true
#         system.accuracy.threshold_tested_is_current: true
#         system.accuracy.independent: true
#         system.accuracy.report_ref: {given: true}
#         system.accuracy.other_error_rate: {given: true}
#   unreachable: []
#   note: |
#     A standard or a study: it advises and binds nobody unless a law or a contract takes it up. The standard
#     itself was not read; a term bank with its definitions was. It defines the rates and sets no limit, and none
#     is set here. That the tester is independent is this project's demand, and so is a gallery no smaller than the
#     list, because false positives grow with its size; NIST SP 800-63A-4, for identity proofing, asks for at least
#     90% of it. Where the rates are known, only that second part can be open or failed, and it weighs as major;
#     while they are not known, a failure is left open. NIST tests the algorithms that vendors send, not
#     installations. Where the size of the list is not known, or there is no list, no comparison of sizes fails. A
#     gallery of ten million in the second remedy stands for one as large as your list; the first leaves the gallery as it is. Biometric systems only.
package requirements.technical_evidence.nst_01

import data.lib
import data.terms

applies := terms.biometric

satisfied := lib.any_of([lib.all_of([measured, reported_independently, gallery_large_enough]), lib.doubt(measured)])

severity := lib.when(measured, "major", "blocking")

measured := lib.all_of([
	lib.is_true(input.facts.system.tested_version_is_current),
	lib.is_true(input.facts.system.accuracy.threshold_tested_is_current),
	error_rates,
])

error_rates := lib.any_of([
	lib.all_of([
		terms.one_to_many,
		lib.given(input.facts.system.accuracy.fpir),
		lib.given(input.facts.system.accuracy.fnir),
		lib.given(input.facts.system.accuracy.test_gallery_size),
		lib.given(input.facts.system.accuracy.maximum_rank),
	]),
	lib.all_of([
		terms.verification,
		lib.given(input.facts.system.accuracy.fmr),
		lib.given(input.facts.system.accuracy.fnmr),
	]),
	lib.all_of([
		lib.any_of([terms.categorisation, terms.emotion_recognition]),
		lib.given(input.facts.system.accuracy.other_error_rate),
	]),
])

reported_independently := lib.all_of([
	lib.is_true(input.facts.system.accuracy.independent),
	lib.given(input.facts.system.accuracy.report_ref),
])

gallery_large_enough := lib.any_of([
	lib.negate(terms.one_to_many),
	lib.is_false(input.facts.watchlist.exists),
	lib.at_least(input.facts.system.accuracy.test_gallery_size, input.facts.watchlist.size),
])
