# METADATA
# title: People on no list are counted as affected
# description: |
#   Capturing a face and making a template of it interferes with rights whether or not there is a hit. So the impact
#   assessment covers the people who are on no list, and the body says how many it expects to scan.
# related_resources:
#   - ref: https://www.wiggin.co.uk/insight/european-data-protection-board-consults-on-guidelines-on-the-use-of-facial-recognition-technology-in-the-area-of-law-enforcement/
#     description: Summary of version 1.0, interference whatever the result
# custom:
#   id: EDPB-01
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Section 3.1.2 (interference with fundamental rights); version 1.0, §§38-41
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
#     - consent.bystanders_captured
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - assessments.dpia.covers_non_listed
#     - proportionality.persons_scanned_estimate
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Extend the impact assessment to everybody whose face is captured, on a list or not, and say how many people
#     that is expected to be.
#   remedies:
#     - set:
#         assessments.dpia.covers_non_listed: true
#         proportionality.persons_scanned_estimate: {given: true}
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody. The Board says that the interference does not depend on the result;
#     that the assessment covers those on no list follows from it. It does not ask for an estimate of the people
#     scanned: that is this project's own measure, so its absence alone weighs as major. While it is not known
#     whether the assessment covers them, a failure is left open. Asked of remote identification, live and
#     afterwards, and of gates that also capture bystanders. Only version 1.0, put out to consultation in May
#     2022, could be read; version 2.0 was not retrievable, so what is said of it rests on summaries and section
#     numbers are to be checked before they are quoted.
package requirements.edpb_facial_recognition.edpb_01

import data.lib
import data.terms

applies := lib.all_of([terms.le_biometrics, terms.remote_identification])

satisfied := lib.any_of([
	lib.all_of([covered, lib.at_least(input.facts.proportionality.persons_scanned_estimate, 1)]),
	lib.doubt(covered),
])

severity := lib.when(covered, "major", "blocking")

covered := lib.is_true(input.facts.assessments.dpia.covers_non_listed)
