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
#     - data.legal_hold_ref
#     - data.deletion_automated
#   parameters:
#     - max_nonmatch_seconds
#     - max_match_days
#     - max_watchlist_days
#   comply: |
#     Set a period for data without a match, data with a match and, where there is a watchlist, its entries; keep
#     each within its cap and delete automatically. Where a proceeding requires data for longer, cite the legal hold.
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. The text sets no period: the three
#     caps are parameters proposed by this project. Automated deletion and the exception for a legal hold in a named
#     proceeding are its own too. The hold may carry a stated period past its cap; it never excuses a period without
#     end, because a hold ends with its proceeding. Counts as blocking unless every period is known to have an end:
#     to keep data without end is the plain breach of the Principle, and silence must not weigh less than admitting
#     it. Whether keeping data within the caps is needed for the purpose is not something this rule can see.
package requirements.un_data_protection.unp_04

import data.lib
import data.terms

applies := lib.any_of([lib.is_true(input.facts.data.personal), terms.biometric])

satisfied := lib.all_of([
	kept_within(nonmatch, input.facts.data.retention_nonmatch_indefinite, lib.parameter("max_nonmatch_seconds")),
	kept_within(match, input.facts.data.retention_match_indefinite, lib.parameter("max_match_days")),
	lib.any_of([
		lib.is_false(input.facts.watchlist.exists),
		kept_within(watchlist, input.facts.data.retention_watchlist_indefinite, lib.parameter("max_watchlist_days")),
	]),
	lib.is_true(input.facts.data.deletion_automated),
])

severity := lib.when(every_period_ends, "major", "blocking")

exceptions := lib.took_effect({"legal_hold": lib.all_of([legal_hold, some_cap_exceeded])})

nonmatch := input.facts.data.retention_nonmatch_seconds

match := input.facts.data.retention_match_days

watchlist := input.facts.data.retention_watchlist_days

legal_hold := lib.given(input.facts.data.legal_hold_ref)

every_period_ends := lib.all_of([
	ends(nonmatch, input.facts.data.retention_nonmatch_indefinite),
	ends(match, input.facts.data.retention_match_indefinite),
	lib.any_of([
		lib.is_false(input.facts.watchlist.exists),
		ends(watchlist, input.facts.data.retention_watchlist_indefinite),
	]),
])

some_cap_exceeded := lib.any_of([
	exceeds(nonmatch, lib.parameter("max_nonmatch_seconds")),
	exceeds(match, lib.parameter("max_match_days")),
	lib.all_of([
		lib.is_true(input.facts.watchlist.exists),
		exceeds(watchlist, lib.parameter("max_watchlist_days")),
	]),
])

kept_within(period, indefinite, cap) := lib.all_of([
	ends(period, indefinite),
	lib.any_of([lib.at_most(period, cap), lib.all_of([lib.given(period), legal_hold])]),
])

# A stated period is an end; beside the word that there is none it settles nothing.
ends(period, indefinite) := lib.settled(
	lib.any_of([lib.given(period), lib.is_false(indefinite)]),
	lib.is_true(indefinite),
)

exceeds(period, cap) := lib.all_of([lib.given(period), lib.negate(lib.at_most(period, cap))])
