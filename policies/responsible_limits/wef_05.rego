# METADATA
# title: The public can read how it is used
# description: |
#   The public can read the policy and how long data is kept, whom to ask and where to complain; and which product
#   and version is used, where the reference images come from, with whom results are shared, which units may
#   search, and what audits found.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-05
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 3, transparency
#     link: https://digitallibrary.un.org/record/4004706
#   basis: K
#   verified: false
#   in_force:
#     from: 2022-11-03
#     until: null
#     citation: The revised paper was published on 3 November 2022; a first version on 5 October 2021
#   inputs:
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - deployment.mode
#     - deployment.technology
#     - consent.bystanders_captured
#     - purpose.code
#     - transparency.policy_published
#     - transparency.retention_published
#     - rights.contact
#     - rights.complaint_channel
#     - transparency.vendor_disclosed
#     - transparency.version_disclosed
#     - watchlist.image_sources_public
#     - transparency.sharing_published
#     - transparency.search_units_published
#     - transparency.audit_results_published
#     - transparency.redactions
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - operator.body_kind
#     - operator.sector
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Publish the policy, the periods of retention, the product and its version, the origin of the reference
#     images, the sharing of results, the units that may search and the results of audits; name a contact and a
#     channel for complaints. Where a part has to stay back, say what, why, and who reviewed it.
#   remedies:
#     - set:
#         transparency.policy_published: true
#         transparency.retention_published: true
#         rights.contact: {given: true}
#         rights.complaint_channel: {given: true}
#         transparency.vendor_disclosed: true
#         transparency.version_disclosed: true
#         watchlist.image_sources_public: true
#         transparency.sharing_published: true
#         transparency.search_units_published: true
#         transparency.audit_results_published: true
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. A long list of things to publish is recalled, and exceptions only where they
#     are necessary, proportionate and lawful. Those the record asks about are tested; how probe images are handled
#     and how matches are made are not among them, search counts are the matter of WEF-06. The record lists what
#     was left out, why, and who reviewed it, but not to which part it belongs nor whether leaving it out was
#     necessary. So where every part left out is listed in this way, a detail that is not published is left open
#     for a person to decide; the policy, the periods, the contact and the channel are never excused.
package requirements.responsible_limits.wef_05

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.all_of([
	lib.is_true(input.facts.transparency.policy_published),
	lib.is_true(input.facts.transparency.retention_published),
	lib.given(input.facts.rights.contact),
	lib.given(input.facts.rights.complaint_channel),
	lib.any_of([details, lib.all_of([left_out_with_reasons, "unknown"])]),
])

details := lib.all_of([
	lib.is_true(input.facts.transparency.vendor_disclosed),
	lib.is_true(input.facts.transparency.version_disclosed),
	lib.is_true(input.facts.watchlist.image_sources_public),
	lib.is_true(input.facts.transparency.sharing_published),
	lib.is_true(input.facts.transparency.search_units_published),
	lib.is_true(input.facts.transparency.audit_results_published),
])

left_out_with_reasons := lib.all_of([
	lib.count_at_least(input.facts.transparency.redactions, 1),
	lib.every_item(input.facts.transparency.redactions, [answer |
		some one in lib.items(input.facts.transparency.redactions)
		answer := lib.all_of([lib.given(one.what), lib.given(one.reason), lib.given(one.reviewed_by)])
	]),
])
