# METADATA
# title: Companies look to human rights and make good
# description: |
#   A company finds out, goes on finding out, and says how it deals with its effect on human rights, and helps to
#   make good the harm it brings about. Whoever buys from it uses that leverage in the contract.
# related_resources:
#   - ref: https://globalnaps.org/ungp
#     description: The Principles, principle by principle
#   - ref: https://undocs.org/A/HRC/48/31
#     description: The right to privacy in the digital age (2021), §§60-61
# custom:
#   id: OHC-04
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Guiding Principles on Business and Human Rights, endorsed by Human Rights Council resolution 17/4
#     article: Principles 5-6, 15-16, 17-21 and 22; A/HRC/48/31 §§60-61
#     link: https://www.ohchr.org/sites/default/files/documents/publications/guidingprinciplesbusinesshr_en.pdf
#   basis: S
#   verified: false
#   in_force:
#     from: 2011-06-16
#     until: null
#     citation: Endorsed by the Human Rights Council on 16 June 2011, resolution 17/4
#   inputs:
#     - operator.type
#     - provider.name
#     - provider.system_name
#     - provider.human_rights_due_diligence_statement
#     - provider.human_rights_due_diligence_at
#     - provider.remediation_clause
#     - procurement.human_rights_clause
#   parameters:
#     - max_due_diligence_age_days
#   comply: |
#     Let the company state its human-rights due diligence and renew it, no older than the parameter says; agree
#     that it helps to put harm right; and put human rights into the contract.
#   remedies:
#     - set:
#         provider.human_rights_due_diligence_statement: {given: true}
#         provider.human_rights_due_diligence_at: {days_before: 0}
#         provider.remediation_clause: true
#         procurement.human_rights_clause: true
#   unreachable: []
#   note: |
#     A recommendation to States and companies: soft law, it advises and binds nobody. The day of the resolution was
#     read in a copy of the Principles, Principle 17 in a public quotation; the others and the paragraphs of the
#     report are from knowledge. Diligence is meant to go on, so a statement without a day proves little; how old it
#     may be is this project's parameter. Applies wherever there is a company: the operator is private, or the
#     system has a provider.
package requirements.ohchr.ohc_04

import data.lib

applies := lib.any_of([
	lib.one_of(input.facts.operator.type, ["private", "private_public_service"]),
	lib.given(input.facts.provider.name),
	lib.given(input.facts.provider.system_name),
])

satisfied := lib.all_of([
	lib.given(input.facts.provider.human_rights_due_diligence_statement),
	lib.within_days(
		input.facts.provider.human_rights_due_diligence_at,
		input.law_date,
		lib.parameter("max_due_diligence_age_days"),
	),
	lib.is_true(input.facts.provider.remediation_clause),
	lib.is_true(input.facts.procurement.human_rights_clause),
])
