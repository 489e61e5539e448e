# METADATA
# title: Policies and mechanisms that make the other nine hold
# description: |
#   Adequate policies and mechanisms are in place to live by the other nine principles, risks and benefits are
#   assessed, and somebody can check it.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
# custom:
#   id: UNP-10
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 10, Accountability; introductory part on risk-benefit assessment
#     link: https://unsceb.org/privacy-principles
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-10-11
#     until: null
#     citation: Adopted by the High-Level Committee on Management at its 36th meeting, 11 October 2018
#   inputs:
#     - data.personal
#     - deployment.mode
#     - deployment.technology
#     - governance.policy_refs
#     - governance.data_protection_officer
#     - governance.accountable_owner
#     - governance.audit_last_on
#     - governance.audit_log_signed
#     - assessments.dpia.done
#     - assessments.human_rights.done
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - audit_interval_days
#   comply: |
#     Cite the policies, name a data protection officer, have the deployment audited within the set interval, sign
#     the audit log, and do an impact assessment (data protection or human rights).
#   remedies:
#     - set:
#         governance.policy_refs: {given: true}
#         governance.data_protection_officer: {given: true}
#         governance.audit_last_on: {days_before: 0}
#         governance.audit_log_signed: true
#         assessments.dpia.done: true
#     - set:
#         governance.policy_refs: {given: true}
#         governance.data_protection_officer: {given: true}
#         governance.audit_last_on: {days_before: 0}
#         governance.audit_log_signed: true
#         assessments.human_rights.done: true
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. The Principle is one sentence. The
#     officer, the audit, its interval and the signed log are this project's reading of it. The impact assessment
#     comes from the introductory part, which asks for risk-benefit or equivalent assessments throughout the
#     processing. Counts as blocking unless there is a policy or somebody who answers for the deployment (a data
#     protection officer or an accountable owner): only where both are missing, or may be, is there nothing to hold
#     the other principles up. While it is not known whether both are, a failure is left open. Wording from a
#     restatement of the ten principles in a public repository, cross-read with two UN bodies' own; the official text
#     was not retrievable.
package requirements.un_data_protection.unp_10

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.any_of([in_place, lib.doubt(held_up)])

severity := lib.when(held_up, "major", "blocking")

in_place := lib.all_of([
	policy,
	lib.given(input.facts.governance.data_protection_officer),
	lib.within_days(
		input.facts.governance.audit_last_on,
		input.law_date,
		lib.parameter("audit_interval_days"),
	),
	lib.is_true(input.facts.governance.audit_log_signed),
	lib.any_of([
		lib.is_true(input.facts.assessments.dpia.done),
		lib.is_true(input.facts.assessments.human_rights.done),
	]),
])

held_up := lib.any_of([policy, answerable])

policy := lib.count_at_least(input.facts.governance.policy_refs, 1)

answerable := lib.any_of([
	lib.given(input.facts.governance.data_protection_officer),
	lib.given(input.facts.governance.accountable_owner),
])
