# METADATA
# title: Reasonable measures against foreseeable harm of face recognition
# description: |
#   A business that compares people with a list takes reasonable measures so that foreseeable errors cause no
#   substantial injury to consumers: it considers the risks, tests accuracy before use, keeps out images of poor
#   quality, trains its staff, and watches the errors.
# related_resources:
#   - ref: https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title15-section45
#     description: 15 U.S.C. 45, the official code, read
#   - ref: https://www.ftc.gov/business-guidance/blog/2023/12/coming-face-face-rite-aids-allegedly-unfair-use-facial-recognition-technology
#     description: The Commission's staff on its complaint of 19 December 2023, read
#   - ref: https://dwt.com/blogs/privacy--security-law-blog/2023/06/ftc-biometrics-privacy-discrimination
#     description: Summary of the Commission's policy statement on biometric information, 18 May 2023
# custom:
#   id: USF-01
#   kind: duty
#   severity: blocking
#   ground: accuracy
#   source:
#     act: Federal Trade Commission Act (United States)
#     article: Section 5(a) and (n), 15 U.S.C. 45(a)(1), (2) and (n)
#     link: https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title15-section45
#   basis: T
#   verified: true
#   in_force:
#     from: 1994-08-26
#     until: null
#     citation: Subsection (n) added by Pub. L. 103-312, effective 26 August 1994; unfair acts or practices are unlawful since 21 March 1938
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - operator.sector
#     - place.country
#     - system.accuracy.tested
#     - watchlist.exists
#     - watchlist.quality_minimum
#     - human_oversight.trained
#     - governance.monitoring
#     - risks.harms
#     - assessments.dpia.done
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Write down the foreseeable harms. Test accuracy before use. Set a minimum quality for images on the list.
#     Train everybody who acts on an alert. Watch false alerts and what is done about them.
#   remedies:
#     - set:
#         risks.harms: [{description: {given: true}, mitigation: {given: true}}]
#         system.accuracy.tested: true
#         watchlist.quality_minimum: {given: true}
#         human_oversight.trained: true
#         governance.monitoring: {given: true}
#   unreachable: []
#   note: |
#     Section 5 was read. It forbids practices that cause or are likely to cause substantial injury which people
#     cannot reasonably avoid and which no benefit outweighs, and names no measures; the five that are asked are
#     those whose absence the Commission charged as unfair where faces of all customers were compared with a list.
#     Accuracy that was never tested blocks; the lack of another measure weighs as major, because the standard is
#     what is reasonable in the circumstances. While it is not known whether accuracy was tested, a failure is left
#     open. Banks and carriers are outside (section 5(a)(2)); for the sectors of finance and transport it is left
#     open whether the body is one. Deception, as by a false statement on deletion, is not tested.
package requirements.us_ftc_act.usf_01

import data.lib
import data.terms

applies := lib.all_of([terms.ftc_act, terms.one_to_many])

satisfied := lib.any_of([reasonable_measures, lib.doubt(tested)])

severity := lib.when(tested, "major", "blocking")

reasonable_measures := lib.all_of([
	lib.any_of([
		lib.count_at_least(input.facts.risks.harms, 1),
		lib.is_true(input.facts.assessments.dpia.done),
	]),
	tested,
	lib.any_of([lib.is_false(input.facts.watchlist.exists), lib.given(input.facts.watchlist.quality_minimum)]),
	lib.is_true(input.facts.human_oversight.trained),
	lib.given(input.facts.governance.monitoring),
])

tested := lib.is_true(input.facts.system.accuracy.tested)
