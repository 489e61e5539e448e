# METADATA
# title: Biometric information only with consent or in a permitted situation
# description: |
#   An organisation collects biometric information about people only if they consent to it, or if a law authorises
#   the collection or a permitted general situation exists.
# related_resources:
#   - ref: https://oaic.gov.au/privacy/australian-privacy-principles/australian-privacy-principles-guidelines/chapter-3-app-3-collection-of-solicited-personal-information
#     description: The Commissioner's guidelines on APP 3, the copy that was read
#   - ref: https://oaic.gov.au/privacy/australian-privacy-principles/australian-privacy-principles-guidelines/chapter-c-permitted-general-situations
#     description: The Commissioner's guidelines on permitted general situations, the copy that was read
#   - ref: https://www.adaptbl.com.au/news/2026/2/6/case-note-bunnings-group-limited-and-privacy-commissioner-guidance-and-appeals-panel-2026-arta-130-4-feb-2026
#     description: Administrative Review Tribunal, [2026] ARTA 130, on what "necessary" asks, as summarised
# custom:
#   id: AUP-01
#   kind: duty
#   severity: blocking
#   ground: consent_invalid
#   source:
#     act: Privacy Act 1988 (Commonwealth of Australia), Schedule 1
#     article: Australian Privacy Principles 3.3 and 3.4; sections 6(1), 6C and 16A
#     link: https://www.legislation.gov.au/C2004A03712/latest/text
#   basis: T
#   verified: true
#   in_force:
#     from: 2014-03-12
#     until: null
#     citation: Privacy Amendment (Enhancing Privacy Protection) Act 2012 (Cth), in force 12 March 2014
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - place.country
#     - legal_basis.type
#     - legal_basis.citation
#     - legal_basis.biometric_specific
#     - legal_basis.national_exception
#     - necessity.alternatives
#     - necessity.effectiveness_evidence
#     - proportionality.balancing_statement
#     - consent.relied_on
#     - consent.specific
#     - consent.informed
#     - consent.power_imbalance
#     - consent.imbalance_rebuttal
#     - consent.bystanders_captured
#     - data.personal
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Ask each person for consent that is informed, given for this use alone and free, and collect nothing of
#     anybody else. Where the collection rests on an exception instead, name it, and for a permitted general
#     situation write down that it works, which milder ways were examined and why they do not do, and the balance.
#   remedies:
#     - set:
#         consent.relied_on: true
#         consent.informed: true
#         consent.specific: true
#         consent.bystanders_captured: false
#         consent.power_imbalance: false
#     - set:
#         consent.relied_on: false
#         legal_basis.national_exception: {given: true}
#         necessity.effectiveness_evidence: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#         proportionality.balancing_statement: {given: true}
#   unreachable: []
#   note: |
#     APP 3.3 was read in its wording; APP 3.4 and section 16A in the Commissioner's guidelines. Sensitive
#     information includes biometric information for automated verification or identification and biometric
#     templates (section 6(1)); sorting people by their faces is taken to use templates, as the Commissioner held.
#     Consent is express or implied (section 6(1)), so it need not be explicit here; that it must be informed,
#     specific and voluntary is the Commissioner's reading. Where a use rests on consent, an exception cannot carry
#     it, because the record says that without consent it would not be lawful. For a permitted general situation the
#     Tribunal asked whether the technology is suitable, whether milder ways exist and whether it is proportionate;
#     that these are written down is what is asked here, whether they are right is not tested. A law counts where it
#     names this biometric use. Whether collection is necessary for the body's functions is the matter of AUP-02.
#     What is exempt and the record does not show counts as bound: a small business (section 6D), a registered
#     political party (section 6C(1)), employee records (section 7B(3)), journalism (section 7B(4)), an intelligence
#     agency (section 7). These sections were not read.
package requirements.australia_privacy_act.aup_01

import data.lib
import data.terms

applies := lib.all_of([terms.australian_privacy_act, terms.biometric])

satisfied := lib.choose(lib.is_true(input.facts.consent.relied_on), consent, lib.any_of([authorised, permitted]))

exceptions := lib.took_effect({
	"authorised_by_law": lib.all_of([without_consent, authorised]),
	"permitted_general_situation": lib.all_of([without_consent, permitted]),
})

consent := lib.all_of([
	lib.is_true(input.facts.consent.informed),
	lib.is_true(input.facts.consent.specific),
	lib.is_false(input.facts.consent.bystanders_captured),
	lib.any_of([
		lib.is_false(input.facts.consent.power_imbalance),
		lib.given(input.facts.consent.imbalance_rebuttal),
	]),
])

without_consent := lib.is_false(input.facts.consent.relied_on)

authorised := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, ["statute", "regulation"]),
	lib.given(input.facts.legal_basis.citation),
	lib.is_true(input.facts.legal_basis.biometric_specific),
])

permitted := lib.all_of([
	lib.given(input.facts.legal_basis.national_exception),
	lib.given(input.facts.necessity.effectiveness_evidence),
	terms.milder_means_insufficient,
	lib.given(input.facts.proportionality.balancing_statement),
])
