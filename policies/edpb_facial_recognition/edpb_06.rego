# METADATA
# title: The people who review can and do challenge the machine
# description: |
#   A human in the loop is a safeguard only where those who review are trained, know how machines mislead, and can
#   decide otherwise, and where it is recorded how often they do.
# related_resources:
#   - ref: https://issuu.com/9349442/docs/mervinskiy_514/s/15957457
#     description: Version 1.0 of the Guidelines, §§27-30, the part that was read
#   - ref: https://ai-regulation.com/edpb-guidelines-on-the-use-of-frts/
#     description: Summary of version 2.0, which strengthened this point
# custom:
#   id: EDPB-06
#   kind: duty
#   severity: major
#   ground: human_oversight
#   source:
#     act: >-
#       EDPB Guidelines 05/2022 on the use of facial recognition technology in the area of law enforcement
#     article: Sections 2.3 (version 1.0, §28) and 3.2.2 (Directive (EU) 2016/680 art 11)
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
#     - human_oversight.trained
#     - human_oversight.can_override
#     - human_oversight.automation_bias_training
#     - human_oversight.override_rate_recorded
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
#   parameters: []
#   comply: |
#     Train those who review, also in how a machine's answer sways them; give them the power to decide otherwise;
#     record how often they do.
#   remedies:
#     - set:
#         human_oversight.trained: true
#         human_oversight.can_override: true
#         human_oversight.automation_bias_training: true
#         human_oversight.override_rate_recorded: true
#   unreachable: []
#   note: |
#     Soft law: it guides and binds nobody. The Board says that human intervention may not be a sufficient
#     guarantee because of bias and error, and that the result must be critically challenged. Recording how often
#     reviewers decide otherwise is this project's measure and not to be attributed to the Board. Whether
#     reviewers have the time is not asked. Only version 1.0, put out to consultation in May 2022, could be read;
#     version 2.0 was not retrievable, so what is said of it rests on summaries and section numbers are to be
#     checked before they are quoted.
package requirements.edpb_facial_recognition.edpb_06

import data.lib
import data.terms

applies := terms.le_biometrics

satisfied := lib.all_of([
	lib.is_true(input.facts.human_oversight.trained),
	lib.is_true(input.facts.human_oversight.can_override),
	lib.is_true(input.facts.human_oversight.automation_bias_training),
	lib.is_true(input.facts.human_oversight.override_rate_recorded),
])
