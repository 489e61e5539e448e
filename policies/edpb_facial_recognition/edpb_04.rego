# METADATA
# title: The authority is consulted before use, and the assessment is published
# description: |
#   The supervisory authority is consulted before deployment, and the results of the impact assessment, or its main
#   findings, are published.
# related_resources:
#   - ref: https://stibbe.com/publications-and-insights/digital-law-uptodate-edpb-guidelines-on-facial-recognition-in-the-area-of
#     description: Summary of version 1.0
#   - ref: https://www.law.co.il/en/news/2022/05/21/edpb-guidelines-facial-recognition-tech-in-law-enforcement/
#     description: A second summary of version 1.0
# custom:
#   id: EDPB-04
#   kind: duty
#   severity: major
#   ground: dpia
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Section 3.2.5 (other legal requirements; Directive (EU) 2016/680 arts 27-28)
#     link: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052022-use-facial-recognition-technology-area_en
#   basis: S
#   verified: false
#   in_force:
#     from: 2023-04-26
#     until: null
#     citation: Version 2.0, adopted 26 April 2023
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - assessments.prior_consultation.done
#     - assessments.dpia.published
#     - assessments.dpia.summary_published
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - purpose.code
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters: []
#   comply: |
#     Consult the supervisory authority before the first use. Publish the impact assessment, or a summary of its
#     findings with what must stay secret left out.
#   remedies:
#     - set:
#         assessments.prior_consultation.done: true
#         assessments.dpia.published: true
#     - set:
#         assessments.prior_consultation.done: true
#         assessments.dpia.summary_published: true
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody. That the authority is consulted beforehand is the Board's expectation,
#     publication its recommendation, which a published summary satisfies; that is shown as an exception. The
#     section number is from memory. Only version 1.0, put out to consultation in May 2022, could be read; version
#     2.0 was not retrievable, so what is said of it rests on summaries and section numbers are to be checked
#     before they are quoted.
package requirements.edpb_facial_recognition.edpb_04

import data.lib
import data.terms

applies := terms.le_biometrics

satisfied := lib.all_of([
	lib.is_true(input.facts.assessments.prior_consultation.done),
	lib.any_of([published, summary_published]),
])

exceptions := lib.took_effect({"summary_published": lib.carries(summary_published, published)})

published := lib.is_true(input.facts.assessments.dpia.published)

summary_published := lib.is_true(input.facts.assessments.dpia.summary_published)
