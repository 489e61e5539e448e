# METADATA
# title: People are advised of the purposes, and practices are open
# description: |
#   The organisation makes a reasonable effort to advise people of the purposes, and makes specific information
#   about its policies and practices readily available in a form that people understand.
# related_resources:
#   - ref: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#     description: Personal Information Protection and Electronic Documents Act, S.C. 2000, c. 5, the official text
# custom:
#   id: CAP-04
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Personal Information Protection and Electronic Documents Act (Canada)
#     article: Schedule 1, clauses 4.3.2, 4.8 and 4.8.1
#     link: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#   basis: T
#   verified: true
#   in_force:
#     from: 2004-01-01
#     until: null
#     citation: "Section 30(1) and (2): commercial activities within the provinces since 1 January 2004"
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - place.country
#     - place.subdivision
#     - place.extent
#     - data.personal
#     - transparency.policy_published
#     - transparency.notice_adequate
#     - transparency.notice_exception
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.covert
#   parameters: []
#   comply: |
#     Say clearly, where people are captured, what is collected and why. Publish the policy on it, with who answers
#     for it and how to see and correct what is held.
#   remedies:
#     - set:
#         transparency.notice_adequate: true
#         transparency.policy_published: true
#   unreachable: []
#   note: |
#     Clauses 4.3.2 and 4.8 to 4.8.2 were read in the official text. Where a paragraph of section 7 allows
#     collection without knowledge, the effort under clause 4.3.2 is not owed; a written reason shows as an
#     exception.
package requirements.canada_pipeda.cap_04

import data.lib
import data.terms

applies := terms.pipeda

satisfied := lib.all_of([
	lib.any_of([advised, not_owed]),
	lib.is_true(input.facts.transparency.policy_published),
])

exceptions := lib.took_effect({"collection_without_knowledge": lib.carries(not_owed, advised)})

advised := terms.notice_adequate

not_owed := lib.given(input.facts.transparency.notice_exception)
