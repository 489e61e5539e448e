# METADATA
# title: Representative data, reasoned thresholds, tests throughout the life cycle, an accountable programme
# description: |
#   The provider says on what data the system was trained, and the user why the threshold is what it is, how often
#   reliability is checked again, and under which rules of its own it acts.
# related_resources:
#   - ref: https://dig.watch/updates/council-europe-calls-strict-regulation-facial-recognition
#     description: A summary of the Guidelines
# custom:
#   id: COE-07
#   kind: duty
#   severity: major
#   ground: accuracy
#   source:
#     act: Guidelines on facial recognition, Consultative Committee of Convention 108, T-PD(2020)03rev4
#     article: Parts addressed to developers, manufacturers and providers and to entities using the technology
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
#     - system.training_data_statement
#     - system.threshold_reason
#     - system.accuracy.retest_interval_days
#     - governance.policy_refs
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - max_retest_interval_days
#   comply: |
#     Get the provider's statement on the training data. Write down why the threshold is what it is, test again
#     within the interval, and refer to the rules under which you act.
#   remedies:
#     - set:
#         system.training_data_statement: {given: true}
#         system.threshold_reason: {given: true}
#         system.accuracy.retest_interval_days: {parameter: max_retest_interval_days}
#         governance.policy_refs: {given: true}
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody. Accurate labels, diverse data and an accountable use were confirmed;
#     documented thresholds were not seen, and the longest interval between tests is a parameter of this project.
#     The statement on training data is the provider's duty and can be met only with its help; the rest is the
#     user's. That a statement was made does not show that the data is representative. The Guidelines' text could
#     not be retrieved; the rule was written from summaries, among them the institution's own press wording.
package requirements.council_of_europe.coe_07

import data.lib
import data.terms

applies := terms.coe_biometrics

satisfied := lib.all_of([by_the_provider, by_the_user])

by_the_provider := lib.given(input.facts.system.training_data_statement)

by_the_user := lib.all_of([
	lib.given(input.facts.system.threshold_reason),
	lib.at_most(input.facts.system.accuracy.retest_interval_days, lib.parameter("max_retest_interval_days")),
	lib.count_at_least(input.facts.governance.policy_refs, 1),
])
