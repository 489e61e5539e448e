# METADATA
# title: A ground under article 6 and, apart from it, an exception under article 9
# description: |
#   Personal data is processed on one of the six grounds of article 6. Processing that identifies people by their
#   bodies, or that reveals another special category, is prohibited unless an exception of article 9(2) holds as well.
#   A public authority cannot rest its tasks on legitimate interests. A Member State may set further conditions for
#   biometric data.
# related_resources:
#   - ref: https://gdprhub.eu/index.php?title=Article_9_GDPR&curid=114&oldid=28253
#     description: Regulation (EU) 2016/679 article 9, the copy that was read
#   - ref: https://issuu.com./9349442/docs/mervinskiy_514/8
#     description: EDPB Guidelines 05/2022, version 1.0, §14, on what is not special-category biometric processing
# custom:
#   id: GDP-01
#   kind: duty
#   severity: blocking
#   ground: special_category_basis
#   source:
#     act: Regulation (EU) 2016/679 (General Data Protection Regulation)
#     article: Articles 6(1), 9(1), 9(2) and 9(4)
#     link: https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2018-05-25
#     until: null
#     citation: Article 99(2); in Iceland, Liechtenstein and Norway since 20 July 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - consent.relied_on
#     - legal_basis.article_6_ground
#     - legal_basis.special_category_condition
#     - legal_basis.citation
#     - legal_basis.member_state_conditions_met
#     - system.inferred_attributes
#     - data.special_categories
#     - purpose.code
#     - consent.bystanders_captured
#     - data.categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     State the ground of article 6 and, apart from it, the exception of article 9(2). Where the exception rests on a
#     law, cite it. Check whether the country sets further conditions for biometric data, and meet them. A public
#     authority needs another ground than legitimate interests.
#   remedies:
#     - set:
#         legal_basis.article_6_ground: consent
#         legal_basis.special_category_condition: explicit_consent
#         legal_basis.member_state_conditions_met: true
#         consent.relied_on: true
#     - set:
#         legal_basis.article_6_ground: public_task
#         legal_basis.special_category_condition: substantial_public_interest_law
#         legal_basis.citation: {given: true}
#         legal_basis.member_state_conditions_met: true
#   unreachable: []
#   note: |
#     Read in the official wording: articles 6(1) and 9(1) to (2), points (a) to (d) in English and (e) and (f) in
#     translation, and 9(4); the remaining points in a faithful digest of the Regulation. Article 9 covers biometric
#     data only where it serves to identify uniquely, so its part of this rule is asked of identification and
#     verification, and of other biometric uses where they infer, or the record lists, another special category.
#     Inferring age, sex, skin colour, emotion or social condition is not counted as revealing one, though it may do so
#     in the case. Of the exceptions, (d) has no word in the record, and (e), data manifestly made public, is left out:
#     a face in a photo that somebody published is not a template that this person published. Points (b), (g), (h), (i)
#     and (j) rest on a law, so a citation is asked for; point (h) also allows a contract with a health professional,
#     which can be cited there. Consent counts as ground or exception only where the record says that it is relied on;
#     whether it is valid is the matter of GDP-02. The processing of data that is not biometric needs a ground of
#     article 6 too; it is not tested here.
package requirements.gdpr.gdp_01

import data.lib
import data.terms

applies := lib.all_of([terms.within_gdpr, terms.biometric])

satisfied := lib.all_of([
	lib.any_of([
		lib.one_of(ground, ["contract", "legal_obligation", "vital_interests", "public_task"]),
		lib.all_of([lib.one_of(ground, ["consent"]), consent_relied_on]),
		lib.all_of([lib.one_of(ground, ["legitimate_interests"]), lib.negate(terms.authority)]),
	]),
	lib.implies(special_category, lib.all_of([
		lib.any_of([
			lib.one_of(exception, ["vital_interests", "legal_claims"]),
			lib.all_of([lib.one_of(exception, ["explicit_consent"]), consent_relied_on]),
			lib.all_of([lib.one_of(exception, resting_on_law), lib.given(input.facts.legal_basis.citation)]),
		]),
		lib.is_true(input.facts.legal_basis.member_state_conditions_met),
	])),
])

special_category := lib.any_of([
	terms.identifies_uniquely,
	lib.negate(lib.none_of(input.facts.system.inferred_attributes, revealing)),
	lib.negate(lib.none_of(input.facts.data.special_categories, terms.special_categories)),
])

resting_on_law := [
	"employment_law",
	"substantial_public_interest_law",
	"health_care",
	"public_health",
	"research_archiving",
]

# Attributes that stand for a category of article 9(1). The Artificial Intelligence Act has a list of its own, of sensitive
# or protected attributes, in which further ones are open.
revealing := [
	"race",
	"ethnic_origin",
	"political_opinion",
	"religion_or_belief",
	"trade_union",
	"health",
	"sex_life",
	"sexual_orientation",
]

ground := input.facts.legal_basis.article_6_ground

exception := input.facts.legal_basis.special_category_condition

consent_relied_on := lib.is_true(input.facts.consent.relied_on)
