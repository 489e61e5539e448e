# METADATA
# title: Biometric processing is effective, necessary, in proportion and safeguarded
# description: |
#   Biometric information is collected for biometric processing only where the processing is effective, no
#   reasonable way with less risk to privacy does, the benefit is in proportion to the risk, cultural effects on
#   Māori included, and relevant safeguards are in place.
# related_resources:
#   - ref: https://www.privacy.org.nz/privacy-principles/codes-of-practice/biometric-processing-privacy-code
#     description: Biometric Processing Privacy Code 2025 at the Privacy Commissioner, whose page on it was read
#   - ref: https://hgmlegal.com/insights/biometric-processing-privacy-code-2025-introduced-to-new-zealand
#     description: Summary by practitioners, read
# custom:
#   id: NZP-04
#   kind: duty
#   severity: major
#   ground: proportionality
#   source:
#     act: Biometric Processing Privacy Code 2025 (New Zealand), under the Privacy Act 2020
#     article: Rule 1
#     link: https://www.privacy.org.nz/privacy-principles/codes-of-practice/biometric-processing-privacy-code
#   basis: S
#   verified: false
#   in_force:
#     from: 2025-11-03
#     until: null
#     citation: In force 3 November 2025; for biometric processing already in use, 3 August 2026
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.start_date
#     - place.country
#     - necessity.alternatives
#     - necessity.effectiveness_evidence
#     - proportionality.balancing_statement
#     - data.personal
#     - governance.evaluation_plan
#     - risks.harms
#     - assessments.culture.done
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Show that it works, or run a trial. Examine milder ways. Weigh benefit and risk, and assess the cultural
#     effects on Māori. Name each risk and what is done about it.
#   remedies:
#     - set:
#         necessity.effectiveness_evidence: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#         proportionality.balancing_statement: {given: true}
#         assessments.culture.done: true
#         risks.harms: [{description: {given: true}, mitigation: {given: true}}]
#   unreachable: []
#   note: |
#     Known from the Commissioner's page and from summaries; the rule's wording was not read. What was in use before
#     3 November 2025 has until 3 August 2026; until then the status is upcoming and the principles of the Act are
#     asked. Safeguards are asked as a measure for each risk that the body names. The limits of rule 10 on inferring
#     health, emotion or protected traits are not tested.
package requirements.new_zealand_privacy_act.nzp_04

import data.lib
import data.terms

applies := lib.all_of([terms.new_zealand_privacy_act, terms.biometric])

deferred := terms.biometric_code_deferred

satisfied := lib.all_of([
	terms.effective_or_on_trial,
	terms.milder_means_insufficient,
	lib.given(input.facts.proportionality.balancing_statement),
	lib.is_true(input.facts.assessments.culture.done),
	lib.count_at_least(harms, 1),
	lib.every_item(harms, [lib.given(one.mitigation) | some one in lib.items(harms)]),
])

harms := input.facts.risks.harms
