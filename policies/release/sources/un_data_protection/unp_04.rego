# METADATA
# title: Kept no longer than needed
# description: |
#   Data is kept only for as long as the stated purposes require, and then deleted: what matched nobody, what matched
#   somebody, what is on a watchlist, and the templates of people who enrolled.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
#   - ref: https://www.unglobalpulse.org/policy/ungp-principles-on-data-privacy-and-protection/
#     description: A UN body's restatement, the text this rule was written from
# custom:
#   id: UNP-04
#   kind: duty
#   severity: major
#   ground: retention
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 4, Retention
#     link: https://www.unglobalpulse.org/policy/ungp-principles-on-data-privacy-and-protection/
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-10-11
#     until: null
#     citation: Adopted by the High-Level Committee on Management at its 36th meeting, 11 October 2018
#   inputs:
#     - data.personal
#     - deployment.mode
#     - deployment.technology
#     - deployment.targeting
#     - watchlist.exists
#     - data.retention_nonmatch_seconds
#     - data.retention_nonmatch_indefinite
#     - data.retention_match_days
#     - data.retention_match_indefinite
#     - data.retention_watchlist_days
#     - data.retention_watchlist_indefinite
#     - data.retention_enrolled_days
#     - data.retention_enrolled_indefinite
#     - data.deletion_automated
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - max_nonmatch_seconds
#     - max_match_days
#     - max_watchlist_days
#   comply: |
#     Set a period for data without a match, data with a match and, where there is a watchlist, its entries; keep
#     each within its cap and delete automatically. Where people enrolled, set a period for their templates too. State
#     the period that holds in general; what a proceeding requires for longer is not part of it.
#   remedies:
#     - set:
#         data.retention_nonmatch_seconds: {parameter: max_nonmatch_seconds}
#         data.retention_nonmatch_indefinite: false
#         data.retention_match_days: {parameter: max_match_days}
#         data.retention_match_indefinite: false
#         data.retention_watchlist_days: {parameter: max_watchlist_days}
#         data.retention_watchlist_indefinite: false
#         data.retention_enrolled_days: {given: true}
#         data.retention_enrolled_indefinite: false
#         data.deletion_automated: true
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. The text sets no period: the three
#     caps are parameters proposed by this project; templates of people who enrolled need an end and have no cap.
#     Automated deletion is its own too. A legal hold explains why single records are kept longer for a named
#     proceeding; it is no reason for a longer general period, which is what is asked here, so no hold lifts a cap.
#     Counts as blocking unless every period is known to have an end: to keep data without end is the plain breach of
#     the Principle, and silence must not weigh less than admitting it. While it is not known whether every period has
#     an end, a failure is left open. Whether keeping data within the caps is needed for the purpose is not something
#     this rule can see.
package requirements.un_data_protection.unp_04

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.any_of([kept_no_longer, lib.doubt(terms.every_period_ends)])

severity := lib.when(terms.every_period_ends, "major", "blocking")

kept_no_longer := lib.all_of([
	terms.every_period_ends,
	lib.at_most(nonmatch, lib.parameter("max_nonmatch_seconds")),
	lib.at_most(match, lib.parameter("max_match_days")),
	lib.any_of([no_watchlist, lib.at_most(watchlist, lib.parameter("max_watchlist_days"))]),
	lib.is_true(input.facts.data.deletion_automated),
])

nonmatch := input.facts.data.retention_nonmatch_seconds

match := input.facts.data.retention_match_days

watchlist := input.facts.data.retention_watchlist_days

no_watchlist := lib.is_false(input.facts.watchlist.exists)
