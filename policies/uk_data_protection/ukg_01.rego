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
#     - deployment.technology
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
#     - assessments.dpia.required
#     - assessments.dpia.high_risk_listed
#     - assessments.dpia.done
#     - assessments.dpia.date
#     - assessments.dpia.necessity_section
#     - assessments.dpia.residual_risk
#     - assessments.prior_consultation.done
#     - deployment.status
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
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
#     the public, a large scale, the Commissioner's list (article 35(3) and (4)), or that the body itself holds an
#     assessment to be required; that one of them is enough is this project's reading. Where all five are answered no,
#     the article asks for nothing and this does not apply. An assessment dated on the first day counts as before it,
#     one dated after the law date has not been made yet. What began before 25 May 2018 could not be assessed before
#     its start; there a later assessment counts. What the Commissioner answered is not tested.
package requirements.uk_data_protection.ukg_01

import data.lib
import data.terms

applies := lib.all_of([terms.uk_gdpr, terms.high_risk_likely])

satisfied := lib.all_of([
	terms.impact_assessed,
	lib.is_true(input.facts.assessments.dpia.necessity_section),
	lib.any_of([terms.begun_before_gdpr_or_never, terms.impact_assessment_precedes_use]),
	terms.remaining_risk_consulted,
])
