# METADATA
# title: Nobody is sorted by face into seven kinds unless law guards against discrimination
# description: |
#   Facial recognition is not used for the sole purpose of finding out skin colour, religious or other belief, sex,
#   racial or ethnic origin, age, health or social condition, unless a law provides safeguards against
#   discrimination.
# related_resources:
#   - ref: https://dig.watch/updates/council-europe-calls-strict-regulation-facial-recognition
#     description: A summary of the Guidelines
# custom:
#   id: COE-01
#   kind: duty
#   severity: blocking
#   ground: fairness_bias
#   source:
#     act: Guidelines on facial recognition, Consultative Committee of Convention 108, T-PD(2020)03rev4
#     article: Part addressed to legislators and decision-makers, strict limitation of certain uses
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
#     - legal_basis.categorisation_safeguards
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Switch off the inference of these attributes. Where a law allows it with safeguards against discrimination,
#     name the law and the safeguards.
#   remedies:
#     - set:
#         system.inferred_attributes: []
#   unreachable: []
#   note: |
#     Soft law: the text says that such use 'should be' prohibited, which asks the legislator and prohibits
#     nothing by itself; so it is kept as a duty, and that it blocks is this project's choice. Asked where sorting
#     people is what the system is for; attributes inferred by the way in another mode are not covered. Belief
#     other than religious is covered by the same word of the record. The Guidelines' text could not be retrieved;
#     the rule was written from summaries, among them the institution's own press wording.
package requirements.council_of_europe.coe_01

import data.lib
import data.terms

applies := lib.all_of([terms.coe_scope, terms.categorisation])

satisfied := lib.any_of([none_of_the_seven, safeguards_in_law])

exceptions := lib.took_effect({"safeguards_in_law": lib.carries(safeguards_in_law, none_of_the_seven)})

safeguards_in_law := lib.given(input.facts.legal_basis.categorisation_safeguards)

none_of_the_seven := lib.none_of(input.facts.system.inferred_attributes, [
	"skin_colour",
	"religion_or_belief",
	"sex",
	"race",
	"ethnic_origin",
	"age",
	"health",
	"social_condition",
])
