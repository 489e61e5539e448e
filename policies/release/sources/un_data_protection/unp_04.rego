# METADATA
# title: Kept no longer than needed
# description: |
#   Data is kept only for as long as the stated purposes require, and then deleted: what matched nobody, what matched
#   somebody, and what is on a watchlist.
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
#     - watchlist.exists
#     - data.retention_nonmatch_seconds
#     - data.retention_nonmatch_indefinite
#     - data.retention_match_days
#     - data.retention_match_indefinite
#     - data.retention_watchlist_days
#     - data.retention_watchlist_indefinite
#     - data.deletion_automated
#   parameters:
#     - max_nonmatch_seconds
#     - max_match_days
#     - max_watchlist_days
#   comply: |
#     Set a period for data without a match, data with a match and, where there is a watchlist, its entries; keep
#     each within its cap and delete automatically. State the period that holds in general; what a proceeding requires
#     for longer is not part of it.
#   remedies:
#     - set:
#         data.retention_nonmatch_seconds: {parameter: max_nonmatch_seconds}
#         data.retention_nonmatch_indefinite: false
#         data.retention_match_days: {parameter: max_match_days}
#         data.retention_match_indefinite: false
#         data.retention_watchlist_days: {parameter: max_watchlist_days}
#         data.retention_watchlist_indefinite: false
#         data.deletion_automated: true
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. The text sets no period: the three
#     caps are parameters proposed by this project. Automated deletion is its own too. A legal hold explains why
#     single records are kept longer for a named proceeding; it is no reason for a longer general period, which is
#     what is asked here, so no hold lifts a cap. Counts as blocking unless every period is known to have an end: to
#     keep data without end is the plain breach of the Principle, and silence must not weigh less than admitting it.
#     While it is not known whether every period has an end, a failure is left open. Whether keeping data within the
#     caps is needed for the purpose is not something this rule can see.
package requirements.un_data_protection.unp_04

import data.lib
import data.terms

applies := terms.personal_data

satisfied := lib.any_of([kept_no_longer, lib.doubt(every_period_ends)])

severity := lib.when(every_period_ends, "major", "blocking")

kept_no_longer := lib.all_of([
	every_period_ends,
	lib.at_most(nonmatch, lib.parameter("max_nonmatch_seconds")),
	lib.at_most(match, lib.parameter("max_match_days")),
	lib.any_of([no_watchlist, lib.at_most(watchlist, lib.parameter("max_watchlist_days"))]),
	lib.is_true(input.facts.data.deletion_automated),
])

every_period_ends := lib.all_of([
	ends(nonmatch, input.facts.data.retention_nonmatch_indefinite),
	ends(match, input.facts.data.retention_match_indefinite),
	lib.any_of([no_watchlist, ends(watchlist, input.facts.data.retention_watchlist_indefinite)]),
])

nonmatch := input.facts.data.retention_nonmatch_seconds

match := input.facts.data.retention_match_days

watchlist := input.facts.data.retention_watchlist_days

no_watchlist := lib.is_false(input.facts.watchlist.exists)

# Two questions ask the same: a stated period is an end, and a period declared not to exist is none. Where the two
# answers speak against each other they settle nothing, so an answer to the other question can unsettle what one has
# settled but never reverse it.
ends(period, indefinite) := lib.settled(
	lib.any_of([lib.given(period), lib.is_false(indefinite)]),
	lib.any_of([lib.negate(lib.given(period)), lib.is_true(indefinite)]),
)
