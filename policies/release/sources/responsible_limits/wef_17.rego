# METADATA
# title: Reference databases are lawful, known and cleaned
# description: |
#   A reference database has a legal basis and holds only images that were lawfully obtained; where they come from
#   is known, the list is reviewed, criteria say when an entry is deleted, and probe images are not added to it by
#   themselves.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-17
#   kind: duty
#   severity: major
#   ground: legality
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 8, use of reference databases
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
#     - watchlist.exists
#     - watchlist.legal_basis
#     - watchlist.image_source_lawful
#     - watchlist.scraped
#     - watchlist.origin_known
#     - watchlist.review_interval_days
#     - watchlist.deletion_criteria
#     - probe_images.automatic_enrolment
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
#     - max_watchlist_review_interval_days
#   comply: |
#     Name the legal basis of the database, remove images that were not lawfully obtained, record where images come
#     from, review the list within the set interval, lay down when an entry is deleted, and do not add probe images
#     by default.
#   remedies:
#     - set:
#         watchlist.legal_basis: {given: true}
#         watchlist.image_source_lawful: true
#         watchlist.scraped: false
#         watchlist.origin_known: true
#         watchlist.review_interval_days: {parameter: max_watchlist_review_interval_days}
#         watchlist.deletion_criteria: true
#         probe_images.automatic_enrolment: false
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. What is recalled: no databases of data collected without a legal basis from
#     the internet or from devices, criteria for deletion, and no automatic enrolment of probes. So the legal basis
#     is tested and not the origin as such. Where images were scraped, the declaration that they were lawfully
#     obtained is not taken as proof: that stays open for a person to decide, and AIA-13 prohibits such databases
#     in the European Union. That the origin is known is asked because nothing else shows the lawfulness. The cap
#     on the interval of reviews is this project's parameter.
package requirements.responsible_limits.wef_17

import data.lib
import data.terms

applies := lib.all_of([terms.police_investigation, lib.is_true(input.facts.watchlist.exists)])

satisfied := lib.all_of([
	lib.given(input.facts.watchlist.legal_basis),
	lib.is_true(input.facts.watchlist.image_source_lawful),
	not_scraped_or_open,
	lib.is_true(input.facts.watchlist.origin_known),
	lib.at_most(input.facts.watchlist.review_interval_days, lib.parameter("max_watchlist_review_interval_days")),
	lib.is_true(input.facts.watchlist.deletion_criteria),
	lib.is_false(input.facts.probe_images.automatic_enrolment),
])

# Scraping alone is neither shown to be lawful by a declaration nor unlawful in every country.
not_scraped_or_open := lib.any_of([lib.is_false(input.facts.watchlist.scraped), "unknown"])
