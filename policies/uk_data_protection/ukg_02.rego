# METADATA
# title: Consent that is explicit, informed and free
# description: |
#   Where processing rests on consent, each person gives it by a clear affirmative act, for this use alone, knowing
#   what it means, free to refuse without detriment and able to withdraw; for biometric identification it is
#   explicit.
# related_resources:
#   - ref: https://www.legislation.gov.uk/eur/2016/679
#     description: UK GDPR, the official text
#   - ref: https://businesstelegraph.co.uk/essex-school-reprimanded-after-using-facial-recognition-technology-for-canteen-payments-ico
#     description: The Commissioner on consent by silence, 23 July 2024
# custom:
#   id: UKG-02
#   kind: duty
#   severity: blocking
#   ground: consent_invalid
#   source:
#     act: UK General Data Protection Regulation; Data Protection Act 2018
#     article: UK GDPR articles 4(11), 7 and 9(2)(a)
#     link: https://www.legislation.gov.uk/eur/2016/679
#   basis: T
#   verified: true
#   in_force:
#     from: 2021-01-01
#     until: null
#     citation: European Union (Withdrawal) Act 2018 section 3; IP completion day, 31 December 2020 at 11 p.m.
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - consent.relied_on
#     - consent.explicit
#     - consent.specific
#     - consent.informed
#     - consent.withdrawable
#     - consent.recorded
#     - consent.alternative_equal
#     - consent.power_imbalance
#     - consent.imbalance_rebuttal
#     - consent.bystanders_captured
#     - data.personal
#     - deployment.covert
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Ask each person, expressly and separately, and keep a record of it. Offer an equal way without biometrics, and
#     make withdrawing as easy as agreeing. Silence and a form to opt out are no consent.
#   remedies:
#     - set:
#         consent.explicit: true
#         consent.specific: true
#         consent.informed: true
#         consent.withdrawable: true
#         consent.recorded: true
#         consent.alternative_equal: true
#         deployment.covert: false
#         consent.bystanders_captured: false
#         consent.power_imbalance: false
#     - set:
#         consent.explicit: true
#         consent.specific: true
#         consent.informed: true
#         consent.withdrawable: true
#         consent.recorded: true
#         consent.alternative_equal: true
#         deployment.covert: false
#         consent.bystanders_captured: false
#         consent.imbalance_rebuttal: {given: true}
#   unreachable: []
#   note: |
#     Article 9(2)(a) was read in the text of the United Kingdom, article 7 in the wording it shares with Regulation
#     (EU) 2016/679. The equal alternative and that nobody is captured by the way come with freedom and with each
#     person deciding; a clear imbalance of power speaks against freedom and is rebutted by a written reason why
#     refusing does no harm, which shows as an exception. Consent of parents in schools in England and Wales is the
#     matter of POF-01.
package requirements.uk_data_protection.ukg_02

import data.lib
import data.terms

applies := lib.all_of([terms.uk_gdpr, lib.is_true(input.facts.consent.relied_on)])

satisfied := terms.consent_in_order

exceptions := lib.took_effect({"imbalance_rebutted": lib.carries(
	terms.consent_imbalance_rebutted,
	terms.consent_balanced,
)})
