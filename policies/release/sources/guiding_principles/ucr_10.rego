# METADATA
# title: Women and men, and those who are neither
# description: |
#   Error rates are reported by sex, and what the deployment does to women and to people of other genders is
#   analysed.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-10
#   kind: duty
#   severity: major
#   ground: fairness_bias
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Cross-cutting perspectives, gender
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - system.bias.by_sex
#     - assessments.gender.done
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Have error rates reported by sex and analyse the effect on women and on people of other genders.
#   remedies:
#     - set:
#         system.bias.by_sex: true
#         assessments.gender.done: true
#   unreachable: []
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. Asked of biometric systems only.
package requirements.guiding_principles.ucr_10

import data.lib
import data.terms

applies := terms.biometric

satisfied := lib.all_of([
	lib.is_true(input.facts.system.bias.by_sex),
	lib.is_true(input.facts.assessments.gender.done),
])
