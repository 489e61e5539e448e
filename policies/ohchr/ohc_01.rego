# METADATA
# title: Remote recognition in public waits until it is shown to be safe
# description: |
#   Remote biometric recognition in public spaces is paused at least until those responsible can show that privacy
#   and data protection are kept, that there are no significant problems of accuracy and no discriminatory effects,
#   and that somebody independent looks.
# related_resources:
#   - ref: https://undocs.org/A/HRC/48/31
#     description: The report of 2021
#   - ref: https://dig.watch/updates/un-high-commissioner-human-rights-calls-moratorium-ai-systems-carrying-high-risks-human
#     description: A summary that follows the recommendation closely
#   - ref: https://www.medianama.com/2021/09/223-un-facial-recognition-moratorium/
#     description: A report on the day of publication, with the conditions
# custom:
#   id: OHC-01
#   kind: duty
#   severity: major
#   ground: accuracy
#   source:
#     act: >-
#       Report of the United Nations High Commissioner for Human Rights, The right to privacy in the digital age,
#       A/HRC/48/31 (2021)
#     article: paragraph 59(d)
#     link: https://undocs.org/A/HRC/48/31
#   basis: S
#   verified: false
#   in_force:
#     from: 2021-09-15
#     until: null
#     citation: The report was published on 15 September 2021
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - consent.bystanders_captured
#     - assessments.human_rights.done
#     - assessments.dpia.done
#     - assessments.dpia.residual_risk
#     - assessments.prior_consultation.outcome
#     - system.accuracy.independent
#     - system.bias.independent
#     - system.bias.max_fpir_ratio
#     - system.bias.false_positive_events
#     - system.bias.false_positive_trials
#     - system.bias.max_tpir_gap
#     - system.bias.field_tested
#     - governance.oversight_independent
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - deployment.processing
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - max_false_positive_ratio
#     - min_false_positive_trials
#     - max_true_positive_gap
#   comply: |
#     Stop until you can show it: assess the effect on human rights and on data protection and bring the remaining
#     risk down, or have the authority agree; have accuracy and bias tested independently, in the field too, with
#     differences between groups inside the limits; be overseen by an independent body.
#   remedies:
#     - set:
#         assessments.human_rights.done: true
#         assessments.dpia.done: true
#         assessments.dpia.residual_risk: low
#         system.accuracy.independent: true
#         system.bias.independent: true
#         system.bias.max_fpir_ratio: {parameter: max_false_positive_ratio}
#         system.bias.max_tpir_gap: {parameter: max_true_positive_gap}
#         system.bias.field_tested: true
#         governance.oversight_independent: true
#   unreachable: []
#   note: |
#     A recommendation to States: soft law, it advises and binds nobody. So it weighs as major; a profile that makes
#     it strict is a choice of the authority. Two independent summaries agree on the recommendation; the letters of
#     the paragraph and the reference to the five steps of A/HRC/44/24 §53(j) are from knowledge, and those steps
#     are left to OHC-02. What counts as no significant problem is this project's reading: the limits of NST-02 and
#     NST-03, which are its parameters, and a remaining risk that is not high or that the authority accepted. Search
#     afterwards in what was recorded in public counts as remote recognition there.
package requirements.ohchr.ohc_01

import data.lib
import data.terms

applies := lib.all_of([terms.remote_identification, terms.publicly_accessible])

satisfied := lib.all_of([
	lib.is_true(input.facts.assessments.human_rights.done),
	lib.is_true(input.facts.assessments.dpia.done),
	risk_borne,
	lib.is_true(input.facts.system.accuracy.independent),
	lib.is_true(input.facts.system.bias.independent),
	errors_even,
	lib.is_true(input.facts.governance.oversight_independent),
])

risk_borne := lib.any_of([
	lib.one_of(input.facts.assessments.dpia.residual_risk, ["low", "medium"]),
	lib.one_of(input.facts.assessments.prior_consultation.outcome, ["favourable"]),
])

errors_even := lib.all_of([
	lib.any_of([
		lib.at_most(input.facts.system.bias.max_fpir_ratio, lib.parameter("max_false_positive_ratio")),
		terms.no_false_positive_found,
	]),
	lib.at_most(input.facts.system.bias.max_tpir_gap, lib.parameter("max_true_positive_gap")),
	lib.is_true(input.facts.system.bias.field_tested),
])
