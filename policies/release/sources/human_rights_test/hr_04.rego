# METADATA
# title: The measure can achieve its aim
# description: |
#   A measure that cannot achieve the protective aim is not justified by it. Evidence shows that this one can, and
#   indicators are chosen that will show whether it does.
# related_resources:
#   - ref: https://bookofauthorities.info/documents/1999/general-comment-no-27-on-the-international-covenant-on-civil-and-political-rights-freedom-of-movement-art-12-ccprc21rev-1add-9/
#     description: Human Rights Committee, General Comment 27 (1999) §14, appropriate to achieve the protective function
# custom:
#   id: HR-04
#   kind: duty
#   severity: major
#   ground: proportionality
#   source:
#     act: International Covenant on Civil and Political Rights; case law of the Court of Justice on proportionality
#     article: ICCPR art 17(1), General Comment 27 §14 by analogy
#     link: https://treaties.un.org/doc/publication/unts/volume%20999/volume-999-i-14668-english.pdf
#   basis: T
#   verified: true
#   in_force:
#     from: 1976-03-23
#     until: null
#     citation: International Covenant on Civil and Political Rights, in force 23 March 1976
#   inputs:
#     - necessity.effectiveness_evidence
#     - necessity.indicators
#     - deployment.status
#     - scope.time_end
#     - governance.evaluation_plan
#   parameters:
#     - max_use_span_days
#   comply: |
#     List the evidence that the measure achieves its aim, and the indicators by which you will judge it. Without
#     evidence, run a pilot: give it an end and write down beforehand how it will be evaluated.
#   remedies:
#     - set:
#         necessity.effectiveness_evidence: {given: true}
#         necessity.indicators: {given: true}
#     - set:
#         deployment.status: public_pilot
#         scope.time_end: {days_after: 90}
#         governance.evaluation_plan: {given: true}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The text asks that the measure be appropriate; that evidence and indicators are listed is this project's way of
#     asking for it, so the requirement advises. General Comment 27 is about freedom of movement and is used by
#     analogy. The pilot exception is the project's own, ends with the pilot, and is not open to one whose end is
#     further off than this project's parameter.
package requirements.human_rights_test.hr_04

import data.lib

applies := "yes"

satisfied := lib.any_of([shown, evaluated_pilot])

exceptions := lib.took_effect({"pilot_under_evaluation": lib.carries(evaluated_pilot, shown)})

shown := lib.all_of([
	lib.count_at_least(input.facts.necessity.effectiveness_evidence, 1),
	lib.count_at_least(input.facts.necessity.indicators, 1),
])

evaluated_pilot := lib.all_of([
	lib.one_of(input.facts.deployment.status, ["private_pilot", "public_pilot"]),
	lib.span_at_most(input.law_date, input.facts.scope.time_end, lib.parameter("max_use_span_days")),
	lib.given(input.facts.governance.evaluation_plan),
])
