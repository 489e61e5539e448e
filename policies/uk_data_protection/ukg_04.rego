# METADATA
# title: Sensitive processing by police only where strictly necessary
# description: |
#   Police processing of biometric data to identify people is based on law. It rests on consent, or it is strictly
#   necessary for the purpose and meets a condition of Schedule 8. Either way a policy document says how the
#   principles are kept and for how long data is held.
# related_resources:
#   - ref: https://www.legislation.gov.uk/ukpga/2018/12
#     description: Data Protection Act 2018, the official text
#   - ref: https://data.guardint.org/en/entity/f8fscbui4qq?page=12&searchTerm=violence+collective
#     description: R (Bridges) v Chief Constable of South Wales Police [2020] EWCA Civ 1058, §§49-50, read
# custom:
#   id: UKG-04
#   kind: duty
#   severity: blocking
#   ground: special_category_basis
#   source:
#     act: Data Protection Act 2018 (United Kingdom), Part 3
#     article: Sections 35(1) to (5), 35(8)(b) and 42(1) and (2); Schedule 8
#     link: https://www.legislation.gov.uk/ukpga/2018/12/part/3
#   basis: T
#   verified: true
#   in_force:
#     from: 2018-05-25
#     until: null
#     citation: Data Protection Act 2018 (Commencement No. 1 and Transitional and Saving Provisions) Regulations 2018 (SI 2018/625) regulation 2(1)(c)
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - operator.body_kind
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - legal_basis.type
#     - legal_basis.citation
#     - legal_basis.special_category_condition
#     - necessity.strictly_necessary_reason
#     - consent.relied_on
#     - consent.explicit
#     - consent.bystanders_captured
#     - data.personal
#     - governance.policy_refs
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - operator.sector
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Cite the law. Say why nothing milder does, name the condition of Schedule 8, and keep an appropriate policy
#     document for this processing.
#   remedies:
#     - set:
#         legal_basis.type: common_law_plus_policy
#         legal_basis.citation: {given: true}
#         necessity.strictly_necessary_reason: {given: true}
#         legal_basis.special_category_condition: law
#         governance.policy_refs: {given: true}
#   unreachable: []
#   note: |
#     Sections 29 to 35 and 42 were read in the official text. Law includes the common law of police powers ([2020]
#     EWCA Civ 1058). Of Schedule 8 the conditions that the record has a word for count: statutory purposes, vital
#     interests, legal claims, research; for legal claims everybody but the one who is looked for is left open, because
#     the word does not show that they are party to any. The conditions on safeguarding children, judicial acts and fraud have none.
#     Data manifestly made public is left out as in UKG-03, because a photo that somebody publishes is no template.
#     The policy document need not be published; a rule that the body lists counts. Whether the reason and the
#     document are good is not tested. Until the end of 2020 Directive (EU) 2016/680 is asked beside it.
package requirements.uk_data_protection.ukg_04

import data.lib
import data.terms

applies := lib.all_of([terms.uk_law_enforcement_processing, terms.identifies_uniquely])

satisfied := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, [
		"statute",
		"regulation",
		"published_code_under_statute",
		"common_law_plus_policy",
	]),
	lib.given(input.facts.legal_basis.citation),
	lib.any_of([consent, strictly_necessary]),
	lib.count_at_least(input.facts.governance.policy_refs, 1),
])

consent := lib.all_of([
	lib.is_true(input.facts.consent.relied_on),
	lib.is_true(input.facts.consent.explicit),
	lib.is_false(input.facts.consent.bystanders_captured),
])

strictly_necessary := lib.all_of([
	lib.given(input.facts.necessity.strictly_necessary_reason),
	lib.any_of([
		lib.one_of(input.facts.legal_basis.special_category_condition, ["law", "vital_interests", "research_archiving"]),
		lib.all_of([
			lib.one_of(input.facts.legal_basis.special_category_condition, ["legal_claims"]),
			lib.any_of([lib.one_of(input.facts.deployment.targeting, ["targeted"]), "unknown"]),
		]),
	]),
])
