# METADATA
# title: Only inside a lawful investigation
# description: |
#   Police search faces only inside a lawful investigation: to find or identify offenders, fugitives, persons of
#   interest, victims, missing or dead persons. The legal basis is cited, and each use belongs to a case.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://aibusiness.com/verticals/wef-and-interpol-draw-up-best-practices-for-using-facial-recognition-in-law-enforcement
#     description: Press report of October 2021 that quotes the paper
# custom:
#   id: WEF-01
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 1, respect for human and fundamental rights
#     link: https://digitallibrary.un.org/record/4004706
#   basis: S
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
#     - legal_basis.citation
#     - case_file.recognition_use_recorded
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
#     Confine searches to investigations and to searches for missing people and victims, cite the legal basis, and
#     tie each use to a case by recording it in the file of that case. Stop searches for
#     any other purpose.
#   remedies:
#     - set:
#         purpose.code: criminal_investigation
#         legal_basis.citation: {given: true}
#         case_file.recognition_use_recorded: true
#     - set:
#         purpose.code: missing_person
#         legal_basis.citation: {given: true}
#         case_file.recognition_use_recorded: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. That recognition should never be used without cause and
#     need, and that it is about investigations, was read in the press and in an article of the Forum, which
#     defines it as comparing a probe with images of criminals and missing persons to advance a police
#     investigation. Live policing that belongs to no investigation is outside the paper: it is not a breach of it,
#     and the requirement does not apply. Searching for a terrorist in public places is one of the paper's
#     examples, so counter-terrorism counts. Dead persons are this project's addition. For the purposes `other`,
#     `database_search_service` and `retail_crime` the word alone does not tell whether there is an investigation,
#     so they stay open. Whether the legal basis is good in law is tested elsewhere (HR-01, HR-02). The tie to a
#     case is this project's measure of an investigation; where only that is missing, it weighs as major, and while
#     the rest is not known, its failure is left open. The reference of a case file is seen by oversight bodies
#     only, so no rule can ask for it; what counts is that uses are recorded in the file.
package requirements.responsible_limits.wef_01

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([lib.all_of([lawful, tied_to_a_case]), lib.doubt(lawful)])

severity := lib.when(lawful, "major", "blocking")

lawful := lib.all_of([terms.investigative_purpose, lib.given(input.facts.legal_basis.citation)])

tied_to_a_case := lib.is_true(input.facts.case_file.recognition_use_recorded)
