# METADATA
# title: Watchlist accurate and up to date
# description: |
#   The personal data is accurate and, where the purposes need it, up to date. Tested here on the watchlist: its
#   entries are reviewed regularly and removed when a person's status changes.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
# custom:
#   id: UNP-05
#   kind: duty
#   severity: blocking
#   ground: accuracy
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 5, Accuracy
#     link: https://unsceb.org/privacy-principles
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
#     - watchlist.exists
#     - watchlist.review_interval_days
#     - watchlist.last_review_on
#     - watchlist.removal_on_status_change
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - max_watchlist_review_interval_days
#   comply: |
#     Set an interval for the review of the watchlist, keep to it, and remove an entry as soon as the person's status
#     changes.
#   remedies:
#     - set:
#         watchlist.review_interval_days: {parameter: max_watchlist_review_interval_days}
#         watchlist.last_review_on: {days_before: 0}
#         watchlist.removal_on_status_change: true
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. A
#     biometric system always processes personal data, whatever the record says. Only the watchlist half of the
#     Principle is tested, so the requirement applies only where there is a watchlist. Whether the matcher is
#     accurate is a property of the system, not of the data, and the matter of NST-01. The interval is the body's
#     own; the parameter that caps it is a proposal of this project, without which an interval of any length would
#     pass. Wording from a restatement of the ten principles in a public repository, cross-read with two UN bodies'
#     own; the official text was not retrievable.
package requirements.un_data_protection.unp_05

import data.lib
import data.terms

applies := lib.all_of([
	terms.personal_data,
	lib.is_true(input.facts.watchlist.exists),
])

satisfied := lib.all_of([
	lib.at_most(input.facts.watchlist.review_interval_days, lib.parameter("max_watchlist_review_interval_days")),
	lib.within_days(
		input.facts.watchlist.last_review_on,
		input.law_date,
		input.facts.watchlist.review_interval_days,
	),
	lib.is_true(input.facts.watchlist.removal_on_status_change),
])
