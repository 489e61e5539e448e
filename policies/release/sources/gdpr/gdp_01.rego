# METADATA
# title: A ground under article 6 and, apart from it, an exception under article 9
# description: |
#   Personal data is processed on one of the six grounds of article 6. Processing that identifies people by their
#   bodies, or that reveals another special category, is prohibited unless an exception of article 9(2) holds as well.
#   A public authority cannot rest its tasks on legitimate interests. A Member State may set further conditions for
#   biometric data.
# related_resources:
#   - ref: https://gdprhub.eu/index.php?title=Article_9_GDPR&curid=114&oldid=28253
#     description: Regulation (EU) 2016/679 article 9, a copy that was read
#   - ref: https://gdprhub.eu/index.php?title=AEPD_(Spain)_-_PS/00120/2021
#     description: Summary of the decision on faces compared in supermarkets
#   - ref: https://issuu.com./9349442/docs/mervinskiy_514/8
#     description: EDPB Guidelines 05/2022, version 1.0, §14, on what is not special-category biometric processing
# custom:
#   id: GDP-01
#   kind: duty
#   severity: blocking
#   ground: special_category_basis
#   source:
#     act: Regulation (EU) 2016/679 (General Data Protection Regulation)
#     article: Articles 6(1), 6(3), 9(1), 9(2) and 9(4)
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
#     - assessments.dpia.necessity_section
#     - deployment.space
#     - deployment.targeting
#     - legal_basis.biometric_specific
#     - legal_basis.published
#     - legal_basis.safeguards
#     - legal_basis.specifies_when
#     - legal_basis.specifies_who
#     - legal_basis.type
#     - necessity.alternatives
#     - proportionality.balancing_statement
#     - authorisation.type
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     State the ground of article 6 and, apart from it, the exception of article 9(2). Where they rest on a law, cite it.
#     Examine in the impact assessment whether the processing is necessary, and write down why milder means do not do.
#     Check whether the country sets further conditions for biometric data, and meet them. A public authority needs
#     another ground than legitimate interests. Where everybody who passes is identified live and no law allows it,
#     stop: nobody can consent for a crowd. Compare only people who ask for it and consent.
#   remedies:
#     - set:
#         deployment.mode: verification_1_1
#         legal_basis.article_6_ground: consent
#         legal_basis.special_category_condition: explicit_consent
#         legal_basis.member_state_conditions_met: true
#         consent.relied_on: true
#   unreachable: []
#   note: |
#     Articles 6(1), 6(3) (who lays down the basis), 9(1), 9(2), points (a) to (j), and 9(4) were read in their wording, in
#     public copies. Article 9 covers biometric data only where it serves to identify uniquely, so its part of this rule
#     is asked of identification and verification, and of other biometric uses where they infer, or the record lists,
#     another special category. Inferring age, sex, skin colour, emotion or social condition is not counted as revealing
#     one, though it may do so in the case. Of the exceptions, (d) has no word in the record, and (e), data manifestly
#     made public, is left out: a face in a photo that somebody published is not a template that this person published.
#     Every ground and exception but consent asks that the processing be necessary. A word shows that of none, so it
#     stays open unless the impact assessment examines it and milder means were found wanting; that this shows it is
#     this project's reading. Vital interests count only where the person cannot consent (point (c)), which the record
#     does not ask: always open. For legal claims (point (f)) a search for one person after the event can be
#     necessary; whether comparing everybody who passes is, is left open (the Spanish authority denied it to a retailer,
#     PS/00120/2021 of 2021, known from summaries). Points (b), (g), (h), (i) and (j) rest on a law: declared not to
#     exist, or to hold no safeguards, they fail, except that (h) leaves secrecy to article 9(3) and allows a contract
#     with a health professional. They are shown only where the law is a law, public, and says of whom and when, and, for
#     identification at a distance, names it, and a company has the permit of the supervisory authority; this is this
#     project's reading of what makes a law foreseeable and shows whom it means. Whether a company has a public
#     task is always open. What a text cites no rule can read. Consent
#     counts only where the record says that it is relied on and people are not identified in passing; whether it is
#     valid is the matter of GDP-02. The processing of data that is not biometric needs a ground of article 6 too; it is
#     not tested here.
package requirements.gdpr.gdp_01

import data.lib
import data.terms

applies := lib.all_of([terms.within_gdpr, terms.biometric])

satisfied := lib.all_of([
	lib.any_of([
		terms.ground_without_balance,
		lib.all_of([terms.legitimate_interests, lib.negate(terms.authority)]),
	]),
	lib.implies(special_category, lib.all_of([
		lib.any_of([terms.exception_without_law, terms.exception_by_law]),
		lib.is_true(input.facts.legal_basis.member_state_conditions_met),
	])),
])

special_category := lib.any_of([
	terms.identifies_uniquely,
	lib.negate(lib.none_of(input.facts.system.inferred_attributes, revealing)),
	lib.negate(lib.none_of(input.facts.data.special_categories, terms.special_categories)),
])

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
