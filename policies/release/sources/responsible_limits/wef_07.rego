# METADATA
# title: A trained person reviews, a second one checks
# description: |
#   Every result is viewed by somebody trained for the task before anything is done, and a second examiner checks
#   it independently before it reaches the investigator.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
#   - ref: https://www.biometricupdate.com/202211/cops-in-5-nations-see-a-way-to-use-facial-recognition-safely-and-effectively
#     description: Press report of November 2022 on the pilots
# custom:
#   id: WEF-07
#   kind: duty
#   severity: blocking
#   ground: human_oversight
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 4, human oversight and accountability
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
#     - human_oversight.review_before_action
#     - human_oversight.trained
#     - human_oversight.examiner_certified
#     - human_oversight.reviewers_minimum
#     - human_oversight.independent_review
#     - human_oversight.urgent_route_reviewed
#     - purpose.threat_imminent
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
#     - min_separate_reviewers
#   comply: |
#     Let a trained examiner view every result before anyone acts on it, and a second one check it without knowing
#     the first one's conclusion. In an imminent threat one examiner may be enough, if the result is reviewed
#     immediately afterwards.
#   remedies:
#     - set:
#         human_oversight.review_before_action: true
#         human_oversight.trained: true
#         human_oversight.reviewers_minimum: {parameter: min_separate_reviewers}
#         human_oversight.independent_review: true
#     - set:
#         human_oversight.review_before_action: true
#         human_oversight.examiner_certified: true
#         human_oversight.reviewers_minimum: {parameter: min_separate_reviewers}
#         human_oversight.independent_review: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. That results are viewed by somebody trained was read in a
#     press report on the pilots, so that half blocks. The second examiner and an urgent route are recalled, so the
#     second half weighs as major; while the first half is not known, a failure of the second is left open. Trained
#     users or a certified examiner both count as trained. The urgent route takes the place of the second examiner
#     only where the purpose is an imminent threat and the result is reviewed immediately afterwards; that both
#     must be recorded is this project's measure of it. How many people are asked for is the number of article
#     14(5) of the AI Act.
package requirements.responsible_limits.wef_07

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([trained_review, lib.any_of([second_examiner, urgent_route])]),
	lib.doubt(trained_review),
])

severity := lib.when(trained_review, "major", "blocking")

exceptions := lib.took_effect({"urgent_route": lib.carries(urgent_route, second_examiner)})

trained_review := lib.all_of([
	lib.is_true(input.facts.human_oversight.review_before_action),
	lib.any_of([
		lib.is_true(input.facts.human_oversight.trained),
		lib.is_true(input.facts.human_oversight.examiner_certified),
	]),
])

second_examiner := lib.all_of([
	lib.at_least(input.facts.human_oversight.reviewers_minimum, lib.parameter("min_separate_reviewers")),
	lib.is_true(input.facts.human_oversight.independent_review),
])

urgent_route := lib.all_of([
	lib.is_true(input.facts.purpose.threat_imminent),
	lib.is_true(input.facts.human_oversight.urgent_route_reviewed),
])
