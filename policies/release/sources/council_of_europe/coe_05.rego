# METADATA
# title: Private parties need consent and stay out of uncontrolled places
# description: |
#   A private party recognises faces only with the explicit, specific, free and informed consent of those concerned,
#   and not in uncontrolled places such as shopping centres.
# related_resources:
#   - ref: https://www.wiggin.co.uk/insight/council-of-europe-calls-for-strict-regulation-over-facial-recognition-technologies/
#     description: A law firm's summary with the institution's press wording
#   - ref: https://eandt.theiet.org/content/articles/2021/01/council-of-europe-calls-for-strict-facial-recognition-rules-protecting-human-rights/
#     description: A report with the institution's press wording
# custom:
#   id: COE-05
#   kind: duty
#   severity: major
#   ground: consent_invalid
#   source:
#     act: Guidelines on facial recognition, Consultative Committee of Convention 108, T-PD(2020)03rev4
#     article: Part addressed to legislators and part addressed to entities using the technology, private sector
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
#     - deployment.space
#     - deployment.coe_scope
#     - place.country
#     - operator.type
#     - consent.bystanders_captured
#     - consent.relied_on
#     - consent.explicit
#     - consent.specific
#     - consent.informed
#     - consent.alternative_equal
#     - consent.power_imbalance
#     - consent.imbalance_rebuttal
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - deployment.processing
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Keep it out of places open to the public, ask each person for an express, specific and informed consent, and
#     offer an equal way without it. Keep everybody else out of view.
#   remedies:
#     - set:
#         deployment.space: restricted
#         consent.relied_on: true
#         consent.explicit: true
#         consent.specific: true
#         consent.informed: true
#         consent.alternative_equal: true
#         deployment.covert: false
#         consent.bystanders_captured: false
#         consent.power_imbalance: false
#     - set:
#         deployment.space: restricted
#         consent.relied_on: true
#         consent.explicit: true
#         consent.specific: true
#         consent.informed: true
#         consent.alternative_equal: true
#         deployment.covert: false
#         consent.bystanders_captured: false
#         consent.imbalance_rebuttal: {given: true}
#   unreachable: []
#   note: |
#     A dissent on record, never the sole ground of refusal: courts and authorities have accepted private uses in
#     places open to the public under national law. Where national law allows the use, the divergence stays on
#     record and the authority decides. That is why it weighs as major and does not block. Uncontrolled use is
#     remote identification, live or afterwards, a gate that also captures bystanders, and sorting people, in a
#     place open to the public. Freedom of consent is tested as in GDP-02; whoever is
#     captured by the way has not consented, so that fails it anywhere. Private bodies that provide a public
#     service are left out. The Guidelines' text could not be retrieved; the rule was written from summaries,
#     among them the institution's own press wording.
package requirements.council_of_europe.coe_05

import data.lib
import data.terms

applies := lib.all_of([
	terms.coe_biometrics,
	lib.one_of(input.facts.operator.type, ["private"]),
])

satisfied := lib.all_of([
	lib.negate(lib.all_of([terms.publicly_accessible, uncontrolled])),
	lib.is_true(input.facts.consent.relied_on),
	lib.is_true(input.facts.consent.explicit),
	lib.is_true(input.facts.consent.specific),
	lib.is_true(input.facts.consent.informed),
	lib.is_true(input.facts.consent.alternative_equal),
	lib.is_false(input.facts.consent.bystanders_captured),
	lib.any_of([terms.consent_balanced, terms.consent_imbalance_rebutted]),
])

exceptions := lib.took_effect({"imbalance_rebutted": lib.carries(
	terms.consent_imbalance_rebutted,
	terms.consent_balanced,
)})

uncontrolled := lib.any_of([
	terms.remote_identification,
	terms.categorisation,
])
