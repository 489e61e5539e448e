# METADATA
# title: Consent is freely given, specific, informed, explicit, provable and as easy to withdraw as to give
# description: |
#   Where processing rests on consent, the consent counts only if people are free to refuse, it is given for this use
#   alone, they know what they agree to, they say so expressly, it can be proved, and it can be withdrawn as easily as
#   it was given. There is an equal way without biometrics, and nobody who did not consent is scanned.
# related_resources:
#   - ref: https://gdprhub.eu/index.php?title=Article_7_GDPR&oldid=7365
#     description: Regulation (EU) 2016/679 article 7 and recital 32, the copy that was read
#   - ref: https://leroylaw.ro/en/featured-news/data-protection-facial-recognition-in-airports
#     description: Summary of EDPB Opinion 11/2024 on consent and inadvertent scanning
# custom:
#   id: GDP-02
#   kind: duty
#   severity: blocking
#   ground: consent_invalid
#   source:
#     act: Regulation (EU) 2016/679 (General Data Protection Regulation)
#     article: Articles 4(11), 7(1), 7(3)-(4) and 9(2)(a), recitals 32 and 43
#     link: https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-05-25
#     until: null
#     citation: Article 99(2); in Iceland, Liechtenstein and Norway since 20 July 2018
#   inputs:
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - consent.relied_on
#     - consent.explicit
#     - consent.specific
#     - consent.informed
#     - consent.withdrawable
#     - consent.recorded
#     - consent.alternative_equal
#     - consent.bystanders_captured
#     - consent.power_imbalance
#     - consent.imbalance_rebuttal
#     - deployment.mode
#     - deployment.technology
#     - purpose.code
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
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Ask each person for an express agreement to this use alone, say who, why and which data, keep proof of it, and let
#     people withdraw it as easily as they gave it. Offer an equal way without biometrics and keep everybody else out of
#     view. Where the body has power over the people asked, write down why they are free to refuse all the same, or rest
#     the use on another ground. People who are identified in passing cannot be asked: stop, or compare only those who
#     ask for it.
#   remedies:
#     - set:
#         consent.explicit: true
#         consent.specific: true
#         consent.informed: true
#         consent.withdrawable: true
#         consent.recorded: true
#         consent.alternative_equal: true
#         consent.bystanders_captured: false
#         deployment.covert: false
#         consent.imbalance_rebuttal: {given: true}
#     - set:
#         consent.explicit: true
#         consent.specific: true
#         consent.informed: true
#         consent.withdrawable: true
#         consent.recorded: true
#         consent.alternative_equal: true
#         consent.bystanders_captured: false
#         deployment.covert: false
#         consent.power_imbalance: false
#   unreachable: []
#   note: |
#     Article 7(1) to (4), article 9(2)(a) and recital 32 were read. The equal alternative comes from EDPB Guidelines
#     3/2019, section 5.1, and that nobody is scanned by the way from EDPB Opinion 11/2024, both through summaries. A
#     clear imbalance of power is a strong presumption against freedom (recital 43), not an absolute bar: it is rebutted
#     by a written reason why refusing does no harm, which is shown as an exception; that there is such a reason does
#     not make it a good one. Whether national law lets consent lift the prohibition at all (article 9(2)(a)) is part of
#     the conditions that GDP-01 asks for.
package requirements.gdpr.gdp_02

import data.lib
import data.terms

applies := lib.all_of([terms.within_gdpr, lib.is_true(input.facts.consent.relied_on)])

satisfied := terms.consent_in_order

exceptions := lib.took_effect({"imbalance_rebutted": lib.carries(
	terms.consent_imbalance_rebutted,
	terms.consent_balanced,
)})
