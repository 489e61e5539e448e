# METADATA
# title: Figures on searches are published
# description: |
#   Figures on how often the tool was used are published regularly: searches and leads, and how many people were
#   wrongly identified.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-06
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 3, transparency
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
#     - consent.bystanders_captured
#     - purpose.code
#     - transparency.search_counts_published
#     - transparency.statistics_published_on
#     - transparency.misidentification_count_published
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - operator.body_kind
#     - operator.sector
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - statistics_interval_days
#   comply: |
#     Publish the number of searches and leads within the set interval, with the number of people who were wrongly
#     identified.
#   remedies:
#     - set:
#         transparency.search_counts_published: true
#         transparency.statistics_published_on: {days_before: 0}
#         transparency.misidentification_count_published: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Numbers of requests and leads are recalled; results of audits are too and
#     belong to WEF-05. A yearly rhythm is not recalled: the interval is this project's parameter. Nor is the
#     number of wrong identifications: it is this project's addition. Alone it weighs as minor; while the rest is
#     not known, its failure is left open. Disclosure in court is the matter of ECH-02.
package requirements.responsible_limits.wef_06

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([figures, lib.is_true(input.facts.transparency.misidentification_count_published)]),
	lib.doubt(figures),
])

severity := lib.when(figures, "minor", "major")

figures := lib.all_of([
	lib.is_true(input.facts.transparency.search_counts_published),
	lib.within_days(
		input.facts.transparency.statistics_published_on,
		input.law_date,
		lib.parameter("statistics_interval_days"),
	),
])
