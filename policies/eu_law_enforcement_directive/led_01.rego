# METADATA
# title: A law that names what it is for, and a concrete purpose
# description: |
#   Police processing serves a specified and concrete purpose and rests on law that names its objectives, the data and
#   the purposes. The authority can show this.
# related_resources:
#   - ref: https://curia.europa.eu/juris/document/document_print.jsf?docid=303046&doclang=en
#     description: Opinion in Case C-371/24, which quotes article 4(1)(a) to (c) and (4)
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-80/23
#     description: Court of Justice, Case C-80/23, 28 November 2024, on article 8(1) and (2)
# custom:
#   id: LED-01
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Articles 4(1)(a) to (c) and (4), 8(1) and (2)
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.statement
#     - purpose.concrete
#     - purpose.code
#     - legal_basis.type
#     - legal_basis.citation
#     - legal_basis.objectives_named
#     - legal_basis.data_categories_named
#     - consent.bystanders_captured
#     - data.personal
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
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Cite the law; check that it names its objectives, the kinds of data and the purposes. State a purpose that names
#     concrete situations or offences. Where there is no such law, do not begin.
#   remedies:
#     - set:
#         legal_basis.type: statute
#         legal_basis.citation: {given: true}
#         legal_basis.objectives_named: true
#         legal_basis.data_categories_named: true
#         purpose.statement: {given: true}
#         purpose.concrete: true
#   unreachable: []
#   note: |
#     Consent, contract, an internal policy, a vital interest or the interests of the person alone are no law of the
#     Union or a Member State; a rule of common law with a published policy, or a mandate, may be one. A generic
#     purpose, such as the detection of crime in general, does not count (Case C-371/24, 19 March 2026, through a
#     summary). Fairness and minimisation, which article 4(1) asks for too, are not tested here. Article 4 was read as
#     quoted in the opinion in Case C-371/24; article 8 is known from the headnotes of Cases C-205/21 and C-80/23, its
#     wording was not read.
package requirements.eu_law_enforcement_directive.led_01

import data.lib
import data.terms

applies := terms.police_directive

satisfied := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, [
		"statute",
		"regulation",
		"published_code_under_statute",
		"common_law_plus_policy",
		"mandate",
	]),
	lib.given(input.facts.legal_basis.citation),
	lib.is_true(input.facts.legal_basis.objectives_named),
	lib.is_true(input.facts.legal_basis.data_categories_named),
	lib.given(input.facts.purpose.statement),
	lib.is_true(input.facts.purpose.concrete),
])
