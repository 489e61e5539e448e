# METADATA
# title: Live use with its own authorisation, an end and a defined list
# description: |
#   Live identification in an investigation is authorised from outside the police, has an end, and looks only for
#   people on a list drawn up by defined criteria.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://aibusiness.com/verticals/wef-and-interpol-draw-up-best-practices-for-using-facial-recognition-in-law-enforcement
#     description: Press report of October 2021 that quotes the paper
# custom:
#   id: WEF-04
#   kind: duty
#   severity: minor
#   ground: proportionality
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: No sentence located; kept under Principle 2
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
#     - authorisation.type
#     - scope.time_end
#     - authorisation.expires_on
#     - watchlist.criteria_defined
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
#   parameters: []
#   comply: |
#     Ask a court or an independent authority for the authorisation, give the use an end, and define who may be put
#     on the list.
#   remedies:
#     - set:
#         authorisation.type: judicial
#         scope.time_end: {days_after: 1}
#         watchlist.criteria_defined: true
#     - set:
#         authorisation.type: independent_admin
#         authorisation.expires_on: {days_after: 1}
#         watchlist.criteria_defined: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No rule on live use could be found in it or recalled,
#     although one of its examples, looking for a terrorist in public places, is such a use. So this is this
#     project's own measure, kept under its id; it is advice only, weighs as minor, and must not be quoted as the
#     paper's. HR-09 asks for independent authorisation and HR-07 for limits with texts that were read, and the
#     requirements on article 5 of the AI Act bind. Live policing that belongs to no investigation is outside the
#     paper.
package requirements.responsible_limits.wef_04

import data.lib
import data.terms

applies := lib.all_of([terms.law_enforcement, terms.realtime_rbi, terms.investigative_purpose])

satisfied := lib.all_of([
	lib.one_of(input.facts.authorisation.type, ["independent_admin", "judicial"]),
	lib.any_of([lib.given(input.facts.scope.time_end), lib.given(input.facts.authorisation.expires_on)]),
	lib.is_true(input.facts.watchlist.criteria_defined),
])
