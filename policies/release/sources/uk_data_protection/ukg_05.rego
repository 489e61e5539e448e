# METADATA
# title: Police assess the impact before processing that is likely to be of high risk
# description: |
#   Before police processing that is likely to put people at high risk, an impact assessment is made that covers the
#   risks to everybody whose data is processed. Where it shows a high risk and a filing system is created, the
#   Commissioner is consulted first.
# related_resources:
#   - ref: https://www.legislation.gov.uk/ukpga/2018/12
#     description: Data Protection Act 2018, the official text
#   - ref: https://data.guardint.org/en/entity/f8fscbui4qq?page=53
#     description: R (Bridges) v Chief Constable of South Wales Police [2020] EWCA Civ 1058, annex with section 64, read
# custom:
#   id: UKG-05
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: Data Protection Act 2018 (United Kingdom), Part 3
#     article: Sections 64(1) to (4) and 65(1) and (2)
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
#     - deployment.space
#     - deployment.start_date
#     - operator.type
#     - operator.body_kind
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - consent.bystanders_captured
#     - data.personal
#     - data.large_scale
#     - data.new_filing_system
#     - assessments.dpia.required
#     - assessments.dpia.high_risk_listed
#     - assessments.dpia.done
#     - assessments.dpia.date
#     - assessments.dpia.covers_non_listed
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
#     - operator.sector
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Make the assessment before the first use, and assess the risks to people who are on no list too. Where the
#     risk is high and a new filing system is created, consult the Commissioner. Where this was missed, stop, do it,
#     and begin again.
#   remedies:
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.covers_non_listed: true
#         assessments.prior_consultation.done: true
#         deployment.start_date: {days_after: 1}
#   unreachable: []
#   note: |
#     Sections 64 and 65 were read in the official text. High risk is shown by one face compared with
#     many, a place open to the public, a large scale, or what the body or the Commissioner's list says; that one of
#     them is enough is this project's reading. Where all are answered no, the section asks for nothing and this does
#     not apply. Data subjects are all people
#     whose faces are processed, so an assessment that leaves out those on no list fails, as it did in the Court of
#     Appeal. An assessment dated on the first day counts as before it, one dated after the law date has not been made
#     yet; what began before 25 May 2018 may be assessed later.
package requirements.uk_data_protection.ukg_05

import data.lib
import data.terms

applies := lib.all_of([terms.uk_law_enforcement_processing, terms.high_risk_likely])

satisfied := lib.all_of([
	terms.impact_assessed,
	lib.any_of([lib.negate(terms.one_to_many), lib.is_true(input.facts.assessments.dpia.covers_non_listed)]),
	lib.any_of([terms.begun_before_gdpr_or_never, terms.impact_assessment_precedes_use]),
	lib.any_of([
		lib.one_of(input.facts.assessments.dpia.residual_risk, ["low", "medium"]),
		no_new_filing_system,
		consulted,
	]),
])

exceptions := lib.took_effect({"no_new_filing_system": lib.all_of([
	lib.one_of(input.facts.assessments.dpia.residual_risk, ["high"]),
	lib.carries(no_new_filing_system, consulted),
])})

no_new_filing_system := lib.is_false(input.facts.data.new_filing_system)

consulted := lib.is_true(input.facts.assessments.prior_consultation.done)
