# METADATA
# title: Logs show changes of the reference database and every attempt with its outcome
# description: |
#   Each change of the reference database and each attempt to identify somebody is logged, the attempt with its
#   outcome.
# related_resources:
#   - ref: https://pogowasright.org/edpb-adopts-guidelines-on-facial-recognition-in-the-area-of-law-enforcement
#     description: Report of the adoption of version 2.0, which does not speak of logs
# custom:
#   id: EDPB-07
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Section 3.2.5 (logging; Directive (EU) 2016/680 art 25), to be checked
#     link: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052022-use-facial-recognition-technology-area_en
#   basis: K
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
#     - system.log.reference_database_changes
#     - system.log.attempt_outcome
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
#     Log every change of the reference database, and every attempt with its result.
#   remedies:
#     - set:
#         system.log.reference_database_changes: true
#         system.log.attempt_outcome: true
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody. The passage on logs was found in no text and no summary; the rule is
#     written down from memory and is not to be quoted. Article 25 of the Directive, a requirement of its own,
#     carries most of it. Only version 1.0, put out to consultation in May 2022, could be read; version 2.0 was
#     not retrievable, so what is said of it rests on summaries and section numbers are to be checked before they
#     are quoted.
package requirements.edpb_facial_recognition.edpb_07

import data.lib
import data.terms

applies := terms.le_biometrics

satisfied := lib.all_of([
	lib.is_true(input.facts.system.log.reference_database_changes),
	lib.is_true(input.facts.system.log.attempt_outcome),
])
