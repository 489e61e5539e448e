# METADATA
# title: A law made for biometrics names aims, persons and circumstances
# description: |
#   The use rests on a law that itself shows for which aims, against whom and in which circumstances biometrics may
#   be used. A general power such as 'public order' is not enough.
# related_resources:
#   - ref: https://issuu.com/9349442/docs/mervinskiy_514/13
#     description: Version 1.0 of the Guidelines, the pages that were read
#   - ref: https://www.law.co.il/en/news/2023/05/21/edpb-publishes-final-guidance-facial-recognition-technology-/
#     description: Summary of version 2.0, no general authorisation
# custom:
#   id: EDPB-02
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Sections 3.1.3.1 (provided for by law) and 3.2.1.1 (authorised by law); version 1.0, §§42-44 and 63
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
#     - legal_basis.biometric_specific
#     - legal_basis.objectives_named
#     - legal_basis.specifies_who
#     - legal_basis.specifies_when
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
#     Rest the use on a law about biometrics that names its aims, the persons it may be aimed at and the
#     circumstances. Where there is none, do not use it, and ask the legislator.
#   remedies:
#     - set:
#         legal_basis.biometric_specific: true
#         legal_basis.objectives_named: true
#         legal_basis.specifies_who: true
#         legal_basis.specifies_when: true
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody; it blocks because the Court of Justice (C-205/21) and the European
#     Court of Human Rights (Glukhin v Russia) ask for the same, each in a requirement of its own. Version 1.0,
#     §§42-43, asks for a specific legal basis with an adequate indication of conditions and circumstances. That a
#     law which merely repeats article 10 of Directive (EU) 2016/680 is not enough is remembered and was not seen.
#     Only version 1.0, put out to consultation in May 2022, could be read; version 2.0 was not retrievable, so
#     what is said of it rests on summaries and section numbers are to be checked before they are quoted.
package requirements.edpb_facial_recognition.edpb_02

import data.lib
import data.terms

applies := terms.le_biometrics

satisfied := lib.all_of([
	lib.is_true(input.facts.legal_basis.biometric_specific),
	lib.is_true(input.facts.legal_basis.objectives_named),
	lib.is_true(input.facts.legal_basis.specifies_who),
	lib.is_true(input.facts.legal_basis.specifies_when),
])
