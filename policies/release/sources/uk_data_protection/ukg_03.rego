# METADATA
# title: A lawful basis and, apart from it, a condition for biometric data
# description: |
#   Processing has a basis under article 6. Biometric data that identifies people is processed only under a
#   condition of article 9(2), and where that condition rests on law, only if a condition of Schedule 1 to the Act
#   is met too.
# related_resources:
#   - ref: https://www.legislation.gov.uk/eur/2016/679
#     description: UK GDPR, the official text
#   - ref: https://www.legislation.gov.uk/ukpga/2018/12/section/10
#     description: Data Protection Act 2018 section 10, read
# custom:
#   id: UKG-03
#   kind: duty
#   severity: blocking
#   ground: special_category_basis
#   source:
#     act: UK General Data Protection Regulation; Data Protection Act 2018
#     article: UK GDPR articles 6(1), 9(1) and 9(2); Data Protection Act 2018 section 10 and Schedule 1
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
#     - legal_basis.citation
#     - legal_basis.special_category_condition
#     - legal_basis.member_state_conditions_met
#     - legal_basis.article_6_ground
#     - consent.relied_on
#     - consent.bystanders_captured
#     - data.personal
#     - data.categories
#     - data.special_categories
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
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     State the basis of article 6 and the condition of article 9(2). Where it rests on employment, substantial
#     public interest, health or research, name the condition of Schedule 1 and meet it. Examine in the impact
#     assessment whether the processing is necessary, and write down why milder means do not do. An authority needs
#     another basis than legitimate interests for its tasks. Where everybody who passes is identified live and no law
#     allows it, stop: nobody can consent for a crowd. Compare only people who ask for it and consent.
#   remedies:
#     - set:
#         deployment.mode: verification_1_1
#         legal_basis.article_6_ground: consent
#         legal_basis.special_category_condition: explicit_consent
#         consent.relied_on: true
#   unreachable: []
#   note: |
#     Articles 9(1) and 9(2)(a) were read in the text of the United Kingdom, section 10 in the official text,
#     article 6(1) in the wording it shares with Regulation (EU) 2016/679. Asked of identification and verification;
#     data that infers another special category is not. Data manifestly made public is left out, because a photo
#     that somebody publishes is no template. Every basis and condition but consent asks that the processing be
#     necessary, which a word does not show: what shows it, and what stays open, is as in GDP-01. Whether
#     consent is valid is the matter of UKG-02. The recognised
#     legitimate interests that the Data (Use and Access) Act 2025 added have no word in the record.
package requirements.uk_data_protection.ukg_03

import data.lib
import data.terms

applies := lib.all_of([terms.uk_gdpr, terms.identifies_uniquely])

satisfied := lib.all_of([
	lib.any_of([
		terms.ground_without_balance,
		lib.all_of([terms.legitimate_interests, lib.negate(terms.authority)]),
	]),
	lib.any_of([
		terms.exception_without_law,
		lib.all_of([terms.exception_by_law, lib.is_true(input.facts.legal_basis.member_state_conditions_met)]),
	]),
])
