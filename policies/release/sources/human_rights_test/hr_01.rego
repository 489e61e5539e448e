# METADATA
# title: A rule of law authorises the use
# description: |
#   Nobody's private life may be interfered with except where the law provides for it. There has to be a rule of
#   domestic law that authorises this use: a statute, a regulation, a code issued under a statute, or, in England and
#   Wales, a common-law power together with a published policy that is precise enough. Where the law itself asks for a
#   rule made for this technology, as European Union law does for live use by police where it binds, a general rule is
#   not enough.
# related_resources:
#   - ref: https://www.scribd.com/document/606610198/453883f922
#     description: Human Rights Committee, General Comment 16 (1988) §§1-3
#   - ref: https://www.bailii.org/ew/cases/EWCA/Civ/2020/1058.html
#     description: R (Bridges) v Chief Constable of South Wales Police [2020] EWCA Civ 1058
#   - ref: https://cms.law/en/gbr/legal-updates/high-court-upholds-metropolitan-police-s-live-facial-recognition-policy-thompson-anor-r-on-the-application-of-v-commissioner-of-police-of-the
#     description: R (Thompson and Carlo) v Commissioner of Police of the Metropolis [2026] EWHC 915 (Admin)
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689 art 5(2) and (5), national law for live use by law enforcement
# custom:
#   id: HR-01
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: >-
#       International Covenant on Civil and Political Rights; European Convention on Human Rights; EU Charter of
#       Fundamental Rights
#     article: ICCPR art 17(1) with General Comment 16 §3; ECHR art 8(2); Charter art 52(1)
#     link: https://treaties.un.org/doc/publication/unts/volume%20999/volume-999-i-14668-english.pdf
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - legal_basis.type
#     - legal_basis.biometric_specific
#     - legal_basis.published
#     - legal_basis.specifies_who
#     - legal_basis.specifies_where
#     - legal_basis.specifies_when
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.targeting
#     - place.country
#     - place.subdivision
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - consent.relied_on
#     - consent.explicit
#     - consent.alternative_equal
#     - consent.power_imbalance
#     - consent.bystanders_captured
#     - watchlist.criteria_defined
#     - watchlist.exists
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.processing
#     - operator.body_kind
#     - operator.sector
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Name the statute, the regulation or the code under a statute that authorises the use. In England and Wales a
#     common-law power counts with a published policy that meets HR-02; then state the subdivision GB-ENG, GB-WLS or
#     GB-EAW. For live use by police in a Member State of the European Union, name the national law made for it
#     (Denmark is not bound to have one). If people take part freely, record that consent is explicit, that the
#     alternative is equal and that nobody else is captured. Where there is no such rule, do not use the technology.
#   remedies:
#     - set:
#         legal_basis.type: statute
#         legal_basis.biometric_specific: true
#     - set:
#         legal_basis.type: common_law_plus_policy
#         legal_basis.published: true
#         legal_basis.specifies_who: true
#         legal_basis.specifies_where: true
#         legal_basis.specifies_when: true
#         watchlist.criteria_defined: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     A rule made for biometrics is the safer reading, not a demand of the treaties; where a general rule is relied
#     on, the exception `rule_not_specific_to_biometrics` marks the doubt. That a common-law power with a precise
#     published policy is enough was decided for England and Wales; elsewhere it is neither accepted nor refused here,
#     unless the policy fails HR-02. Article 5 of Regulation (EU) 2024/1689 does not bind Denmark on live use by
#     police (recital 41), and Ireland not always (recital 40); so a general rule is enough in Denmark, and in Ireland
#     the question stays open. A vital or best interest is a ground inside a law on data protection and does not say
#     which law; it settles nothing here. That free and explicit consent leaves no interference to authorise is this
#     project's reading; consent of people who depend on the body, or of a crowd, is none.
package requirements.human_rights_test.hr_01

import data.lib
import data.terms

applies := "yes"

satisfied := lib.all_of([rule_of_law, lib.implies(terms.live_le_under_article_5, made_for_biometrics)])

exceptions := lib.took_effect({
	"common_law_with_published_policy": common_law_with_published_policy,
	"freely_given_consent": free_consent,
	"rule_not_specific_to_biometrics": lib.all_of([satisfied, lib.negate(made_for_biometrics)]),
})

rule_of_law := lib.any_of([
	lib.one_of(input.facts.legal_basis.type, ["statute", "regulation", "published_code_under_statute"]),
	common_law_with_published_policy,
	free_consent,
	ground_inside_an_unnamed_law,
])

# Outside England and Wales no court has said whether this is law enough; a policy that fails HR-02 is not, anywhere.
common_law_with_published_policy := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, ["common_law_plus_policy"]),
	terms.rule_limits_discretion,
	lib.any_of([terms.england_and_wales, "unknown"]),
])

free_consent := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, ["consent"]),
	terms.freely_consented,
])

ground_inside_an_unnamed_law := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, ["vital_interest", "best_interests"]),
	"unknown",
])

made_for_biometrics := lib.is_true(input.facts.legal_basis.biometric_specific)
