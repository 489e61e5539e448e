# METADATA
# title: Nobody is picked out for what they are
# description: |
#   Neither who is searched for nor where cameras stand is chosen on a ground such as race, colour, sex, language,
#   religion, opinion, origin or birth. The choice of places is written down and reviewed for whom it hits, and the
#   burden of error on different groups is known.
# related_resources:
#   - ref: https://undocs.org/CERD/C/GC/36
#     description: Committee on the Elimination of Racial Discrimination, General Recommendation 36 (2020)
#   - ref: https://www.scoop.co.nz/stories/WO2011/S00194/un-committee-issues-recommendations-to-combat-racial-profiling.htm
#     description: The Committee's own account of the recommendation
# custom:
#   id: ICC-02
#   kind: duty
#   severity: blocking
#   ground: fairness_bias
#   source:
#     act: >-
#       International Covenant on Civil and Political Rights; International Convention on the Elimination of All
#       Forms of Racial Discrimination
#     article: arts 2(1) and 26; General Recommendation 36 (CERD/C/GC/36) on racial profiling by law enforcement
#     link: https://treaties.un.org/doc/publication/unts/volume%20999/volume-999-i-14668-english.pdf
#   basis: S
#   verified: false
#   in_force:
#     from: 1976-03-23
#     until: null
#     citation: >-
#       International Covenant on Civil and Political Rights, in force 23 March 1976; profiles say who is bound
#       since when
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - watchlist.exists
#     - watchlist.selected_on_protected_ground
#     - place.protected_ground_selection
#     - place.selection_criteria
#     - place.demographic_review
#     - system.bias.max_fpir_ratio
#     - system.bias.max_fmr_ratio
#     - system.bias.false_positive_events
#     - system.bias.false_positive_trials
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - min_false_positive_trials
#   comply: |
#     Put nobody on a watchlist, and choose no place, because of a protected ground. Write down by which criteria
#     places are chosen and review whom the choice hits. Have the ratio of errors between groups measured.
#   remedies:
#     - set:
#         watchlist.selected_on_protected_ground: false
#         place.protected_ground_selection: false
#         place.selection_criteria: {given: true}
#         place.demographic_review: true
#         system.bias.max_fpir_ratio: {given: true}
#         system.bias.max_fmr_ratio: {given: true}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     Distinction on a prohibited ground is what the Covenant forbids, and blocks. Criteria, review and a measured
#     ratio are this project's way of asking for the watchfulness that the Recommendation wants; a number stands in
#     neither instrument. So where no such distinction is made their want weighs as major, and while that is not
#     known it is left open. A ratio is asked for where faces are compared only; whether it is small enough is asked
#     by NST-02. No false positive at all in enough trials has no ratio and is as good as one. No place is chosen
#     where people present themselves or held material is searched, and nobody is put on a list that does not exist;
#     an answer that contradicts this leaves it open. The Recommendation is about law enforcement; that the Covenant
#     reaches other public bodies follows from its article 26. It was seen through the Committee's own account; the
#     paragraphs are still to be set.
package requirements.iccpr.icc_02

import data.lib
import data.terms

applies := "yes"

satisfied := lib.any_of([lib.all_of([no_distinction, watchful]), lib.doubt(no_distinction)])

severity := lib.when(no_distinction, "major", "blocking")

no_distinction := lib.all_of([
	lib.settled(
		lib.any_of([lib.is_false(input.facts.watchlist.exists), lib.negate(listed_on_ground)]),
		listed_on_ground,
	),
	lib.settled(
		lib.any_of([terms.no_place_is_chosen, lib.negate(placed_on_ground)]),
		placed_on_ground,
	),
])

listed_on_ground := lib.is_true(input.facts.watchlist.selected_on_protected_ground)

placed_on_ground := lib.is_true(input.facts.place.protected_ground_selection)

watchful := lib.all_of([places_reviewed, errors_known])

places_reviewed := lib.any_of([
	terms.no_place_is_chosen,
	lib.all_of([
		lib.given(input.facts.place.selection_criteria),
		lib.is_true(input.facts.place.demographic_review),
	]),
])

errors_known := lib.any_of([
	lib.all_of([
		lib.implies(terms.one_to_many, lib.given(input.facts.system.bias.max_fpir_ratio)),
		lib.implies(terms.verification, lib.given(input.facts.system.bias.max_fmr_ratio)),
	]),
	terms.no_false_positive_found,
])
