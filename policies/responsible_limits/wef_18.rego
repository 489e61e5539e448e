# METADATA
# title: Images keep their integrity
# description: |
#   From receipt on it can be shown who held an image and what was done to it, edits are recorded, images are
#   checked for manipulation, and a digest is taken when they arrive.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-18
#   kind: duty
#   severity: major
#   ground: accuracy
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 9, image and metadata integrity
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
#     - system.integrity.chain_of_custody
#     - probe_images.enhancements_logged
#     - probe_images.manipulation_check
#     - system.integrity.hash_on_ingest
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
#     - operator.body_kind
#     - operator.sector
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Keep a chain of custody, record every edit, check images for morphing and other manipulation, and take a
#     digest on receipt.
#   remedies:
#     - set:
#         system.integrity.chain_of_custody: true
#         probe_images.enhancements_logged: true
#         probe_images.manipulation_check: true
#         system.integrity.hash_on_ingest: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. The chain of custody is recalled under Principle 8, enhancement by forensic
#     guidance and awareness of morphing and deepfakes under Principle 9. A digest on receipt is not recalled: it
#     is this project's addition. Alone it weighs as minor; while the rest is not known, its failure is left open.
package requirements.responsible_limits.wef_18

import data.lib
import data.terms

applies := lib.all_of([terms.law_enforcement, terms.post_rbi])

satisfied := lib.any_of([
	lib.all_of([handled, lib.is_true(input.facts.system.integrity.hash_on_ingest)]),
	lib.doubt(handled),
])

severity := lib.when(handled, "minor", "major")

handled := lib.all_of([
	lib.is_true(input.facts.system.integrity.chain_of_custody),
	lib.is_true(input.facts.probe_images.enhancements_logged),
	lib.is_true(input.facts.probe_images.manipulation_check),
])
