# METADATA
# title: None of the four uses that the Board wants banned
# description: |
#   The Board calls for a ban on identifying people at a distance in places open to the public, on sorting people by
#   their bodies along grounds of discrimination, on inferring emotions, and on police use of databases filled by
#   mass and indiscriminate collection such as scraping.
# related_resources:
#   - ref: https://www.computerundrecht.de/75864.htm
#     description: The Board's press text of 16 May 2022
#   - ref: https://dig.watch/updates/edpb-releases-guidelines-on-facial-recognition-technology-in-law-enforcement
#     description: Summary of version 2.0, which repeats the call
# custom:
#   id: EDPB-03
#   kind: duty
#   severity: major
#   ground: proportionality
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Executive summary and conclusion; press release of 16 May 2022; EDPB-EDPS Joint Opinion 5/2021
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
#     - deployment.space
#     - consent.bystanders_captured
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - system.inferred_attributes
#     - watchlist.exists
#     - watchlist.scraped
#     - provider.scraping_declared
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Keep remote identification out of places open to the public, do not sort people along grounds of
#     discrimination, and use neither a list nor a service that was filled by scraping. There is no way to infer
#     emotions that the Board would accept.
#   remedies:
#     - set:
#         deployment.space: restricted
#         watchlist.scraped: false
#         provider.scraping_declared: false
#     - set:
#         system.inferred_attributes: []
#         watchlist.scraped: false
#         provider.scraping_declared: false
#   unreachable: []
#   note: |
#     A dissent on record, never the sole ground of refusal: soft law that asks for more than the statutes it
#     comments on, some of which allow what it wants banned. It is kept as a duty of major weight, because a call
#     for a ban prohibits nothing. The first call is not limited to live use, so identification afterwards in
#     footage of such places counts too. The grounds of discrimination are those of article 21 of the Charter that
#     the record can name. Only version 1.0, put out to consultation in May 2022, could be read; version 2.0 was
#     not retrievable, so what is said of it rests on summaries and section numbers are to be checked before they
#     are quoted.
package requirements.edpb_facial_recognition.edpb_03

import data.lib
import data.terms

applies := terms.le_biometrics

satisfied := lib.all_of([
	lib.negate(lib.all_of([terms.remote_identification, terms.publicly_accessible])),
	lib.implies(
		terms.categorisation,
		lib.none_of(input.facts.system.inferred_attributes, grounds_of_discrimination),
	),
	lib.negate(terms.emotion_recognition),
	lib.any_of([lib.is_false(input.facts.watchlist.exists), lib.is_false(input.facts.watchlist.scraped)]),
	lib.is_false(input.facts.provider.scraping_declared),
])

grounds_of_discrimination := [
	"race",
	"ethnic_origin",
	"skin_colour",
	"social_condition",
	"sex",
	"age",
	"political_opinion",
	"religion_or_belief",
	"sexual_orientation",
]
