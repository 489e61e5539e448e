# METADATA
# title: Suspects, convicts, victims and others are kept apart
# description: |
#   A list tells apart, as far as possible, suspects, convicted people, victims and other parties to an offence, such
#   as witnesses, contacts and associates.
# related_resources:
#   - ref: https://service.betterregulation.com/document/236579
#     description: Article 6, the text
# custom:
#   id: LED-04
#   kind: duty
#   severity: major
#   ground: fairness_bias
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Article 6, points (a) to (d)
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - consent.bystanders_captured
#     - data.personal
#     - watchlist.exists
#     - watchlist.categories
#     - watchlist.category_separated
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#   parameters:
#     - min_categories_to_separate
#   comply: |
#     Keep the groups of people on the list apart, so that a result shows whether it concerns a suspect, a victim or
#     somebody else.
#   remedies:
#     - set:
#         watchlist.category_separated: true
#   unreachable: []
#   note: |
#     The text says where applicable and as far as possible, and its list of groups is illustrative. Exception: a list
#     that holds one group of people has nothing to keep apart; it counts where the body says which groups the list
#     holds. The record does not ask why a separation is not possible, so that qualifier is not tested. The text was
#     read.
package requirements.eu_law_enforcement_directive.led_04

import data.lib
import data.terms

applies := lib.all_of([terms.police_directive, lib.is_true(input.facts.watchlist.exists)])

satisfied := lib.any_of([separated, one_group])

exceptions := lib.took_effect({"one_group": lib.carries(one_group, separated)})

separated := lib.is_true(input.facts.watchlist.category_separated)

one_group := lib.all_of([
	lib.given(input.facts.watchlist.categories),
	lib.negate(lib.count_at_least(input.facts.watchlist.categories, lib.parameter("min_categories_to_separate"))),
])
