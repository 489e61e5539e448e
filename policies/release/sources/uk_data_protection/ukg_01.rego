# METADATA
# title: An impact assessment before processing that is likely to be of high risk
# description: |
#   Where processing is likely to put people at high risk, an impact assessment that examines necessity and
#   proportionality is made before it begins, and the Commissioner is consulted where the risk stays high.
# related_resources:
#   - ref: https://www.legislation.gov.uk/eur/2016/679/chapter/IV/section/3
#     description: UK GDPR articles 35 and 36, read
# custom:
#   id: UKG-01
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: UK General Data Protection Regulation; Data Protection Act 2018
#     article: UK GDPR articles 35(1), 35(3), 35(7) and 36(1)
#     link: https://www.legislation.gov.uk/eur/2016/679
#   basis: T
#   verified: true
#   in_force:
#     from: 2021-01-01
#     until: null
#     citation: European Union (Withdrawal) Act 2018 section 3; IP completion day, 31 December 2020 at 11 p.m.
#   inputs:
#     - deployment.mode
#     - deployment.space
#     - deployment.start_date
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - consent.bystanders_captured
#     - data.personal
#     - data.large_scale
#     - assessments.dpia.high_risk_listed
#     - assessments.dpia.done
#     - assessments.dpia.date
#     - assessments.dpia.necessity_section
#     - assessments.dpia.residual_risk
#     - assessments.prior_consultation.done
#   parameters: []
#   comply: |
#     Make the assessment before the first use, with a section on necessity and proportionality; where the risk
#     stays high, consult the Commissioner first. Where use began without it, stop, make it, and begin again.
#   remedies:
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.necessity_section: true
#         assessments.prior_consultation.done: true
#         deployment.start_date: {days_after: 1}
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.necessity_section: true
#         assessments.dpia.residual_risk: low
#         deployment.start_date: {days_after: 1}
#   unreachable: []
#   note: |
#     Article 35 was read in the official text. High risk is shown by one face compared with many, a place open to
#     the public, a large scale, or the Commissioner's list (article 35(3) and (4)); that one of them is enough is
#     this project's reading. Where all four are answered no, no assessment is asked for, and that shows as an
#     exception. An assessment dated on the first day counts as before it. What began before 25 May 2018 could not
#     be assessed before its start; there a later assessment counts. What the Commissioner answered is not tested.
package requirements.uk_data_protection.ukg_01

import data.lib
import data.terms

applies := terms.uk_gdpr

satisfied := lib.any_of([lib.negate(high_risk), assessed])

exceptions := lib.took_effect({"high_risk_unlikely": lib.carries(lib.negate(high_risk), assessed)})

high_risk := lib.any_of([
	terms.one_to_many,
	terms.publicly_accessible,
	lib.is_true(input.facts.data.large_scale),
	lib.is_true(input.facts.assessments.dpia.high_risk_listed),
])

assessed := lib.all_of([
	lib.is_true(input.facts.assessments.dpia.done),
	lib.is_true(input.facts.assessments.dpia.necessity_section),
	lib.any_of([
		lib.not_after(input.facts.assessments.dpia.date, input.facts.deployment.start_date),
		lib.all_of([terms.begun_before_gdpr_or_never, lib.not_after(input.facts.assessments.dpia.date, input.law_date)]),
	]),
	lib.any_of([
		lib.one_of(input.facts.assessments.dpia.residual_risk, ["low", "medium"]),
		lib.is_true(input.facts.assessments.prior_consultation.done),
	]),
])
