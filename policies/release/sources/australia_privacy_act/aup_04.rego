# METADATA
# title: Practices, procedures and a privacy policy
# description: |
#   The organisation takes reasonable steps to implement practices, procedures and systems that ensure it keeps the
#   principles, and has a clear and current privacy policy that says which information it collects, how and why.
# related_resources:
#   - ref: https://oaic.gov.au/agencies-and-organisations/app-guidelines/chapter-1-app-1-open-and-transparent-management-of-personal-information
#     description: The Commissioner's guidelines on APP 1, the copy that was read
#   - ref: https://www.adaptbl.com.au/news/2026/2/6/case-note-bunnings-group-limited-and-privacy-commissioner-guidance-and-appeals-panel-2026-arta-130-4-feb-2026
#     description: Administrative Review Tribunal, [2026] ARTA 130, on APP 1.2 and 1.3, as summarised
# custom:
#   id: AUP-04
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Privacy Act 1988 (Commonwealth of Australia), Schedule 1
#     article: Australian Privacy Principle 1.2 to 1.5
#     link: https://www.legislation.gov.au/C2004A03712/latest/text
#   basis: S
#   verified: false
#   in_force:
#     from: 2014-03-12
#     until: null
#     citation: Privacy Amendment (Enhancing Privacy Protection) Act 2012 (Cth), in force 12 March 2014
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - place.country
#     - data.personal
#     - governance.accountable_owner
#     - assessments.dpia.done
#     - transparency.policy_published
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Make a structured, documented assessment of the risks to privacy before the use. Publish a privacy policy that
#     says that biometric information is collected, how and for what. Name who answers for it.
#   remedies:
#     - set:
#         assessments.dpia.done: true
#         transparency.policy_published: true
#         governance.accountable_owner: {given: true}
#   unreachable: []
#   note: |
#     The Principle was read in the Commissioner's guidelines. It asks for reasonable steps and names none; that
#     they take in a documented assessment of the risks to privacy is what the Tribunal asked of a use of face
#     recognition on all customers, and an office that answers for it is this project's measure. The record asks for
#     an impact assessment as other laws know it; here a privacy impact assessment counts.
#     What is exempt and the record does not show counts as bound: a small business (section 6D), a registered
#     political party (section 6C(1)), employee records (section 7B(3)), journalism (section 7B(4)), an intelligence
#     agency (section 7). These sections were not read.
package requirements.australia_privacy_act.aup_04

import data.lib
import data.terms

applies := lib.all_of([terms.australian_privacy_act, terms.biometric])

satisfied := lib.all_of([
	lib.is_true(input.facts.assessments.dpia.done),
	lib.is_true(input.facts.transparency.policy_published),
	lib.given(input.facts.governance.accountable_owner),
])
