# METADATA
# title: Images pass a named measure of quality
# description: |
#   Images are scored with a named measure of quality before they are put on a list or searched, and those under a
#   stated minimum are refused. The reason for the minimum is written down.
# related_resources:
#   - ref: https://github.com/BSI-OFIQ/OFIQ-Project
#     description: The reference implementation of the standard
#   - ref: https://www.iso.org/standard/81005.html
#     description: The standard's scope
# custom:
#   id: NST-04
#   kind: duty
#   severity: major
#   ground: accuracy
#   source:
#     act: ISO/IEC 29794-5:2025, Biometric sample quality, Part 5, Face image data
#     article: Measures of face image quality
#     link: https://www.iso.org/standard/81005.html
#   basis: S
#   verified: false
#   in_force:
#     from: 2025-04-16
#     until: null
#     citation: ISO/IEC 29794-5:2025 was published on 16 April 2025
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - purpose.code
#     - purpose.victim_category
#     - watchlist.exists
#     - watchlist.quality_measure
#     - watchlist.quality_minimum
#     - watchlist.quality_reason
#     - probe_images.quality_measure
#     - probe_images.quality_minimum
#     - probe_images.quality_reason
#     - data.categories
#     - data.special_categories
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Name the measure and its version, for example the unified score of the standard's reference implementation,
#     set a minimum for images on the list and for images that are searched, and write down why it is that one. In
#     live use the minimum holds for each frame. Where a missing or abducted person is sought the best image
#     available may be used, if its score is recorded.
#   remedies:
#     - set:
#         probe_images.quality_measure: {given: true}
#         probe_images.quality_minimum: {given: true}
#         probe_images.quality_reason: {given: true}
#         watchlist.quality_measure: {given: true}
#         watchlist.quality_minimum: {given: true}
#         watchlist.quality_reason: {given: true}
#   unreachable: []
#   note: |
#     A standard or a study: it advises and binds nobody unless a law or a contract takes it up. The standard was
#     not read; its scope and the documentation of two implementations were. It defines measures from 0 to 100 and
#     no pass mark, so the minimum is the body's own and only that there is one, with its reason, is tested. It is
#     written for documents, enrolment and probes that are answered at once; carrying it over to recorded probes is
#     this project's. A missing minimum weighs as major for images that are searched and as minor for images on the
#     list; while it is not known which it is, a failure is left open. Exception of this project: where the purpose
#     is to find a missing person, or to identify a victim of an abduction or a missing person, the minimum and its
#     reason are not asked for, but the measure is.
package requirements.technical_evidence.nst_04

import data.lib
import data.terms

applies := lib.all_of([
	terms.biometric,
	lib.any_of([lib.is_true(input.facts.watchlist.exists), terms.post_rbi]),
])

satisfied := lib.any_of([lib.all_of([searched_images, listed_images]), lib.doubt(searched_images)])

severity := lib.when(searched_images, "minor", "major")

exceptions := lib.took_effect({"best_available_image": lib.carries(
	missing_person_sought,
	lib.all_of([searched_minimum, lib.any_of([no_list, listed_minimum])]),
)})

searched_images := lib.all_of([
	lib.given(input.facts.probe_images.quality_measure),
	lib.any_of([searched_minimum, missing_person_sought]),
])

searched_minimum := lib.all_of([
	lib.given(input.facts.probe_images.quality_minimum),
	lib.given(input.facts.probe_images.quality_reason),
])

listed_images := lib.any_of([
	no_list,
	lib.all_of([
		lib.given(input.facts.watchlist.quality_measure),
		lib.any_of([listed_minimum, missing_person_sought]),
	]),
])

listed_minimum := lib.all_of([
	lib.given(input.facts.watchlist.quality_minimum),
	lib.given(input.facts.watchlist.quality_reason),
])

no_list := lib.is_false(input.facts.watchlist.exists)

missing_person_sought := lib.any_of([
	lib.one_of(input.facts.purpose.code, ["missing_person"]),
	lib.all_of([
		lib.one_of(input.facts.purpose.code, ["victim_identification"]),
		lib.one_of(input.facts.purpose.victim_category, ["abduction", "missing_person"]),
	]),
])
