# METADATA
# title: An independent body oversees, and people have a remedy
# description: |
#   A body that is independent of the police and has powers to act oversees the use, and people who are affected
#   have somewhere to complain.
# related_resources:
#   - ref: https://digitallibrary.un.org/record/4004706
#     description: The paper in the library of the United Nations, with its table of contents
#   - ref: https://www.weforum.org/publications/a-policy-framework-for-responsible-limits-on-facial-recognition-use-case-law-enforcement-investigations-revised-2022
#     description: The paper's page, published 3 November 2022
# custom:
#   id: WEF-02
#   kind: duty
#   severity: major
#   ground: redress
#   source:
#     act: >-
#       A Policy Framework for Responsible Limits on Facial Recognition, Use Case: Law Enforcement Investigations
#       (World Economic Forum, INTERPOL, UNICRI, Netherlands Police; revised November 2022)
#     article: Section 2, Principle 1, respect for human and fundamental rights
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
#     - governance.oversight_independent
#     - governance.oversight_powers
#     - rights.complaint_channel
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
#     Place the use under a body that is independent of the police, say what it can order, and open a channel for
#     complaints.
#   remedies:
#     - set:
#         governance.oversight_independent: true
#         governance.oversight_powers: {given: true}
#         rights.complaint_channel: {given: true}
#   unreachable: []
#   note: |
#     The paper's text has not been read for this register; its structure, its authors and a few sentences quoted
#     elsewhere are known. It advises and binds nobody. No sentence for this rule has been found: it is written
#     from recollection of the paper. Oversight bodies with powers of enforcement and a right to an effective
#     remedy are recalled; the fields are this project's measure of both. HR-10 and UCR-04 ask about the same
#     things with texts that were read.
package requirements.responsible_limits.wef_02

import data.lib
import data.terms

applies := terms.police_investigation

satisfied := lib.all_of([
	lib.is_true(input.facts.governance.oversight_independent),
	lib.given(input.facts.governance.oversight_powers),
	lib.given(input.facts.rights.complaint_channel),
])
