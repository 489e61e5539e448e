# METADATA
# title: No scraped service, and a template under the person's control in one-to-one checks
# description: |
#   A service that was filled by scraping is not used. Where one person is compared with that person's own template,
#   the template stays under the person's control.
# related_resources:
#   - ref: https://pogowasright.org/edpb-adopts-guidelines-on-facial-recognition-in-the-area-of-law-enforcement
#     description: Report of the adoption of version 2.0, which names the annex
# custom:
#   id: EDPB-08
#   kind: duty
#   severity: major
#   ground: necessity
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Annex III (hypothetical scenarios), to be checked
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
#     - data.template_storage
#     - provider.scraping_declared
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - purpose.code
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
#     Use no service that scrapes, and get the provider's declaration. Keep the template of a one-to-one check on
#     the person's document or device.
#   remedies:
#     - set:
#         provider.scraping_declared: false
#         data.template_storage: user_device
#     - set:
#         provider.scraping_declared: false
#         data.template_storage: central_user_key
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody. Only that there is an annex with scenarios was confirmed; the rule is
#     written down from memory, so it does not block and is not to be quoted. What the annex is remembered to say
#     of live watchlists is left to EDPB-03 and to the Artificial Intelligence Act. A template that is kept
#     nowhere counts as under the person's control. Only version 1.0, put out to consultation in May 2022, could
#     be read; version 2.0 was not retrievable, so what is said of it rests on summaries and section numbers are
#     to be checked before they are quoted.
package requirements.edpb_facial_recognition.edpb_08

import data.lib
import data.terms

applies := terms.le_biometrics

satisfied := lib.all_of([
	lib.is_false(input.facts.provider.scraping_declared),
	lib.implies(
		terms.verification,
		lib.one_of(input.facts.data.template_storage, ["user_device", "central_user_key", "none"]),
	),
])
