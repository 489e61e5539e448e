# METADATA
# title: The law sets out purpose, reliability, retention and audit
# description: |
#   The law under which faces are recognised sets out the use and its purpose in detail, the least reliability and
#   accuracy of the algorithm, how long photographs are kept, and that the use can be audited.
# related_resources:
#   - ref: https://bdkadvokati.com/council-of-europes-useful-guidance-concerning-facial-recognition/
#     description: A law firm's summary
# custom:
#   id: COE-03
#   kind: duty
#   severity: major
#   ground: legality
#   source:
#     act: Guidelines on facial recognition, Consultative Committee of Convention 108, T-PD(2020)03rev4
#     article: Part addressed to legislators and decision-makers, legal basis
#     link: https://rm.coe.int/guidelines-on-facial-recognition/1680a134f3
#   basis: S
#   verified: false
#   in_force:
#     from: 2021-01-28
#     until: null
#     citation: Adopted 28 January 2021
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.coe_scope
#     - place.country
#     - legal_basis.objectives_named
#     - legal_basis.sets_min_accuracy
#     - legal_basis.sets_retention
#     - legal_basis.sets_audit
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Rest the use on a law, or rules under a law, that set out its purpose, the errors it may make at most, how
#     long photographs are kept, and how it is audited. Where there is none, ask the legislator.
#   remedies:
#     - set:
#         legal_basis.objectives_named: true
#         legal_basis.sets_min_accuracy: true
#         legal_basis.sets_retention: true
#         legal_basis.sets_audit: true
#   unreachable: []
#   note: |
#     Soft law, addressed to legislators; a body that uses the technology cannot mend the law by itself. Purpose,
#     reliability and accuracy, and retention of photographs were confirmed; that the law must allow for audits is
#     remembered only. The Guidelines' text could not be retrieved; the rule was written from summaries, among
#     them the institution's own press wording.
package requirements.council_of_europe.coe_03

import data.lib
import data.terms

applies := terms.coe_biometrics

satisfied := lib.all_of([
	lib.is_true(input.facts.legal_basis.objectives_named),
	lib.is_true(input.facts.legal_basis.sets_min_accuracy),
	lib.is_true(input.facts.legal_basis.sets_retention),
	lib.is_true(input.facts.legal_basis.sets_audit),
])
