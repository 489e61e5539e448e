# METADATA
# title: Probe images are good enough and real
# description: |
#   A probe image meets a minimum of quality before it is searched; sketches, composites and pictures of people who
#   merely look like the person sought are not searched.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://www.interpol.int/en/How-we-work/Forensics/Facial-Recognition
#     description: INTERPOL, which asks for images of good quality independently of the paper
# custom:
#   id: WEF-16
#   kind: duty
#   severity: major
#   ground: accuracy
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 8 or 9, use of probe images; the place was not located
#     link: https://digitallibrary.un.org/record/4004706
#   basis: K
#   verified: false
#   in_force:
#     from: 2022-11-03
#     until: null
#     citation: The revised paper was published on 3 November 2022; a first version on 5 October 2021
#   inputs:
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - deployment.mode
#     - deployment.technology
#     - probe_images.quality_minimum
#     - probe_images.composites_allowed
#     - probe_images.lookalikes_allowed
#     - data.categories
#     - data.special_categories
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - operator.body_kind
#     - operator.sector
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Set a minimum quality for probe images, refuse what falls short of it, and do not search sketches, composites
#     or pictures of look-alikes.
#   remedies:
#     - set:
#         probe_images.quality_minimum: {given: true}
#         probe_images.composites_allowed: false
#         probe_images.lookalikes_allowed: false
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. That an image is checked before it is searched is recalled under Principle 9.
#     A ban on sketches, composites and look-alikes is not recalled; it is forensic practice and this project's
#     addition, and must not be quoted as the paper's. Alone it weighs as minor; while the rest is not known, its
#     failure is left open. How quality is measured is the matter of NST-04.
package requirements.responsible_limits.wef_16

import data.lib
import data.terms

applies := lib.all_of([terms.law_enforcement, terms.post_rbi])

satisfied := lib.any_of([
	lib.all_of([
		good_enough,
		lib.is_false(input.facts.probe_images.composites_allowed),
		lib.is_false(input.facts.probe_images.lookalikes_allowed),
	]),
	lib.doubt(good_enough),
])

severity := lib.when(good_enough, "minor", "major")

good_enough := lib.given(input.facts.probe_images.quality_minimum)
