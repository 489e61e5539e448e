# METADATA
# title: Accuracy and fairness are tested in the place of use, and again at intervals
# description: |
#   The body evaluates regularly and systematically how accurate and how fair the system is, on data like those of
#   the place where it is used.
# related_resources:
#   - ref: https://issuu.com/9349442/docs/mervinskiy_514/s/15957457
#     description: Version 1.0 of the Guidelines, §§27-30, the part that was read
# custom:
#   id: EDPB-05
#   kind: duty
#   severity: major
#   ground: accuracy
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Section 2.3; version 1.0, §§27-30; Annex II
#     link: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052022-use-facial-recognition-technology-area_en
#   basis: S
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
#     - system.accuracy.operational_test
#     - system.accuracy.retest_interval_days
#     - system.bias.field_tested
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - purpose.code
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters:
#     - max_retest_interval_days
#   comply: |
#     Test accuracy and bias under the conditions of the place of use, and repeat the test within the interval.
#   remedies:
#     - set:
#         system.accuracy.operational_test: true
#         system.bias.field_tested: true
#         system.accuracy.retest_interval_days: {parameter: max_retest_interval_days}
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody. Version 1.0, §§27-30, asks for regular and systematic evaluation of
#     accuracy and fairness. Testing on local data is remembered for Annex II, whose text was not seen, and the
#     longest interval is a parameter of this project: both are its policy. When the last test was made is not
#     asked. Only version 1.0, put out to consultation in May 2022, could be read; version 2.0 was not
#     retrievable, so what is said of it rests on summaries and section numbers are to be checked before they are
#     quoted.
package requirements.edpb_facial_recognition.edpb_05

import data.lib
import data.terms

applies := terms.le_biometrics

satisfied := lib.all_of([
	lib.is_true(input.facts.system.accuracy.operational_test),
	lib.is_true(input.facts.system.bias.field_tested),
	lib.at_most(input.facts.system.accuracy.retest_interval_days, lib.parameter("max_retest_interval_days")),
])
