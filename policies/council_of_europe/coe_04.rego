# METADATA
# title: Covert live use only by police, against an imminent and substantial risk, documented beforehand
# description: |
#   Law enforcement uses live recognition covertly only where that is strictly necessary and proportionate to
#   prevent an imminent and substantial risk to public security, documented before the use begins.
# related_resources:
#   - ref: https://dig.watch/updates/council-europe-calls-strict-regulation-facial-recognition
#     description: A summary of the Guidelines
#   - ref: https://www.wiggin.co.uk/insight/council-of-europe-calls-for-strict-regulation-over-facial-recognition-technologies/
#     description: A law firm's summary with the institution's press wording
# custom:
#   id: COE-04
#   kind: duty
#   severity: blocking
#   ground: necessity
#   source:
#     act: Guidelines on facial recognition, Consultative Committee of Convention 108, T-PD(2020)03rev4
#     article: Part addressed to legislators and decision-makers, covert use by law enforcement
#     link: https://rm.coe.int/guidelines-on-facial-recognition/1680a134f3
#   basis: S
#   verified: false
#   in_force:
#     from: 2021-01-28
#     until: null
#     citation: Adopted 28 January 2021
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.coe_scope
#     - place.country
#     - consent.bystanders_captured
#     - deployment.covert
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - purpose.threat_imminent
#     - purpose.threat_substantial
#     - necessity.strictly_necessary_reason
#     - authorisation.documented_before
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - operator.body_kind
#     - operator.sector
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Use it openly. Otherwise confine covert use to imminent and substantial risks to public security, write down
#     beforehand what the risk is and why nothing milder does, and leave it to law enforcement.
#   remedies:
#     - set:
#         purpose.threat_imminent: true
#         purpose.threat_substantial: true
#         necessity.strictly_necessary_reason: {given: true}
#         authorisation.documented_before: true
#   unreachable: []
#   note: |
#     Soft law; that it blocks is supported by the call for stronger safeguards in live use in Glukhin v Russia,
#     no. 11519/20, 4 July 2023. Three summaries agree on the wording. The text speaks of law enforcement only; a
#     covert live system of anybody else has no footing in it and fails, for which there is no remedy but to use
#     it openly. Proportionality is the matter of HR-06. The Guidelines' text could not be retrieved; the rule was
#     written from summaries, among them the institution's own press wording.
package requirements.council_of_europe.coe_04

import data.lib
import data.terms

applies := lib.all_of([
	terms.coe_scope,
	lib.is_true(input.facts.deployment.covert),
	terms.realtime_rbi,
])

satisfied := lib.all_of([
	terms.law_enforcement,
	lib.is_true(input.facts.purpose.threat_imminent),
	lib.is_true(input.facts.purpose.threat_substantial),
	lib.given(input.facts.necessity.strictly_necessary_reason),
	lib.is_true(input.facts.authorisation.documented_before),
])
