# METADATA
# title: Affect recognition decides about nobody's work, insurance or schooling
# description: |
#   Recognising emotions, inner feelings, mental health or the engagement of workers from faces is kept out of
#   fields such as employment, access to insurance and education, and out of others where as much is at stake.
# related_resources:
#   - ref: https://www.wiggin.co.uk/insight/council-of-europe-calls-for-strict-regulation-over-facial-recognition-technologies/
#     description: A law firm's summary with the institution's press wording
#   - ref: https://bdkadvokati.com/council-of-europes-useful-guidance-concerning-facial-recognition/
#     description: A law firm's summary
# custom:
#   id: COE-02
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: Guidelines on facial recognition, Consultative Committee of Convention 108, T-PD(2020)03rev4
#     article: Part addressed to legislators and decision-makers, affect recognition
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
#     - system.inferred_attributes
#     - purpose.code
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Stop recognising affect for these purposes. No safeguard makes up for it.
#   remedies: []
#   unreachable: []
#   note: |
#     Soft law: the text says that such use 'should be' banned, which asks the legislator and prohibits nothing by
#     itself; so it is kept as a duty, and that it blocks in the fields the text names is this project's choice.
#     The fields are examples: for other purposes where liberty, residence or a livelihood is at stake it weighs
#     as major, and which these are is this project's own list. Inferring health by sorting people counts where it
#     may be mental health, which the record does not tell apart; the record has no word for personality. One
#     report reads the exception of COE-01, safeguards in law, as applying here too; it was not confirmed and is
#     not applied. The Guidelines' text could not be retrieved; the rule was written from summaries, among them
#     the institution's own press wording.
package requirements.council_of_europe.coe_02

import data.lib
import data.terms

applies := lib.all_of([terms.coe_scope, lib.any_of([
	terms.emotion_recognition,
	lib.includes(input.facts.system.inferred_attributes, "emotion"),
	lib.all_of([
		terms.categorisation,
		lib.includes(input.facts.system.inferred_attributes, "health"),
	]),
])])

satisfied := lib.all_of([
	lib.negate(field_named_in_the_text),
	lib.negate(lib.one_of(input.facts.purpose.code, [
		"policing_general",
		"protest_policing",
		"criminal_investigation",
		"crime_risk_prediction",
		"wanted_and_missing",
		"fugitive_location",
		"political_monitoring",
		"journalist_source_identification",
		"counter_terrorism",
		"border_check",
		"migration_control",
		"benefit_control",
	])),
])

severity := lib.when(lib.negate(field_named_in_the_text), "major", "blocking")

field_named_in_the_text := lib.one_of(
	input.facts.purpose.code,
	["hiring", "insurance", "education", "employee_monitoring"],
)
