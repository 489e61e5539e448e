# METADATA
# title: A specified purpose and one of the six grounds
# description: |
#   Personal data is collected for a specified and explicit purpose and processed on one of the grounds of article
#   7: consent, a contract, a legal obligation, a vital interest, a public task, or legitimate interests that are
#   not overridden.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/dir/1995/46/oj
#     description: Directive 95/46/EC, the official text
#   - ref: http://www2.austlii.edu.au/privacy/secure/EU_Directive_DPPs.html
#     description: Article 6 of the Directive, the copy that was read
#   - ref: https://issuu.com/9349442/docs/mervinskiy_423/4
#     description: Article 29 Working Party, Opinion 06/2014, on article 7, read
# custom:
#   id: DPD-01
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: Directive 95/46/EC and the national law that transposed it
#     article: Articles 6(1)(a) and (b), 7 and 8
#     link: https://eur-lex.europa.eu/eli/dir/1995/46/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 1998-10-24
#     until: 2018-05-25
#     citation: Article 32(1), transposition by 24 October 1998; repealed with effect from 25 May 2018 (Regulation (EU) 2016/679 article 94(1))
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.statement
#     - purpose.code
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
#     - legal_basis.citation
#     - legal_basis.type
#     - necessity.alternatives
#     - proportionality.balancing_statement
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
#     State the purpose and the ground, and write down why the processing is necessary. Where the ground is consent,
#     ask for it, and identify nobody in passing.
#   remedies:
#     - set:
#         purpose.statement: {given: true}
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.article_6_ground: public_task
#         legal_basis.citation: {given: true}
#         legal_basis.type: statute
#         assessments.dpia.necessity_section: true
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#     - set:
#         purpose.statement: {given: true}
#         legal_basis.article_6_ground: consent
#         consent.relied_on: true
#     - set:
#         deployment.mode: verification_1_1
#         purpose.statement: {given: true}
#         legal_basis.article_6_ground: consent
#         consent.relied_on: true
#   unreachable: []
#   note: |
#     Article 6 was read in its wording, article 7 in the words of the Working Party. Its six grounds became those
#     of article 6(1) of Regulation (EU) 2016/679, so the field of that name is read; legitimate interests were open
#     to authorities too. All but consent ask that the processing be necessary, which a word does not show: what
#     shows it, and what stays open, is as in GDP-01. Biometric data was no special category of article 8, which is therefore not tested. Prior
#     checking (article 20) depended on which processing each State had listed and is not tested.
package requirements.data_protection_directive_1995.dpd_01

import data.lib
import data.terms

applies := terms.data_protection_directive_1995

satisfied := lib.all_of([
	lib.given(input.facts.purpose.statement),
	lib.any_of([terms.ground_without_balance, terms.legitimate_interests]),
])
