# METADATA
# title: Audited independently, and acted upon
# description: |
#   Somebody independent audits the use at fixed intervals, and what the audit asked for has been done.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-13
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 6, risk-mitigation strategies
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
#     - governance.audit_independent
#     - governance.audit_last_on
#     - governance.audit_actions_open
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
#   parameters:
#     - audit_interval_days
#     - max_open_audit_actions
#   comply: |
#     Have the use audited by somebody independent within the set interval, and do what the audit asks for.
#   remedies:
#     - set:
#         governance.audit_independent: true
#         governance.audit_last_on: {days_before: 0}
#         governance.audit_actions_open: {parameter: max_open_audit_actions}
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Independent audit is recalled, its interval is not: it is this project's
#     parameter, and so is the number of open actions. Actions that are still open alone weigh as minor, since they
#     are open for a while after any audit; while the rest is not known, their failure is left open.
package requirements.responsible_limits.wef_13

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.any_of([
	lib.all_of([
		audited,
		lib.at_most(input.facts.governance.audit_actions_open, lib.parameter("max_open_audit_actions")),
	]),
	lib.doubt(audited),
])

severity := lib.when(audited, "minor", "major")

audited := lib.all_of([
	lib.is_true(input.facts.governance.audit_independent),
	lib.within_days(
		input.facts.governance.audit_last_on,
		input.law_date,
		lib.parameter("audit_interval_days"),
	),
])
