# METADATA
# title: Organisational, physical and technical safeguards
# description: |
#   Suitable organisational, administrative, physical and technical safeguards protect the data against unauthorised
#   or accidental access, damage and loss.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
# custom:
#   id: UNP-07
#   kind: duty
#   severity: major
#   ground: security
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 7, Security
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
#     - security.encryption_at_rest
#     - security.encryption_in_transit
#     - security.penetration_test_on
#     - security.incident_plan
#     - security.physical_controls
#     - security.policy_ref
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - penetration_test_interval_days
#   comply: |
#     Encrypt stored and transmitted data, have the system attacked by testers within the set interval, plan for
#     incidents, protect cameras, vans and server rooms physically, and cite the security policy.
#   remedies:
#     - set:
#         security.encryption_at_rest: true
#         security.encryption_in_transit: true
#         security.incident_plan: true
#         security.physical_controls: true
#         security.penetration_test_on: {days_before: 0}
#         security.policy_ref: {given: true}
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. The Principle names all four kinds
#     of safeguard, so one of each is asked for: encryption and a penetration test (technical), physical controls
#     (physical), an incident plan and a security policy (organisational and administrative). Which ones, and the
#     interval of the penetration test, are this project's choice. Wording from a restatement of the ten principles
#     in a public repository, cross-read with two UN bodies' own; the official text was not retrievable.
package requirements.un_data_protection.unp_07

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.all_of([
	lib.is_true(input.facts.security.encryption_at_rest),
	lib.is_true(input.facts.security.encryption_in_transit),
	lib.within_days(
		input.facts.security.penetration_test_on,
		input.law_date,
		lib.parameter("penetration_test_interval_days"),
	),
	lib.is_true(input.facts.security.incident_plan),
	lib.is_true(input.facts.security.physical_controls),
	lib.given(input.facts.security.policy_ref),
])
