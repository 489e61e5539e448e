# METADATA
# title: Human rights, the rule of law and democracy come first
# description: |
#   A use is considered only where it can be held against human rights law, the rule of law and democracy taken
#   together. So each step of the human-rights test has an answer to stand on: a cited law, a named aim, evidence or
#   a plan to gather it, alternatives, a balance, a class of persons, a body that oversees, and a place to complain.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-01
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, second paragraph, the overarching framework
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - legal_basis.citation
#     - purpose.statement
#     - necessity.effectiveness_evidence
#     - governance.evaluation_plan
#     - necessity.alternatives
#     - proportionality.balancing_statement
#     - deployment.mode
#     - deployment.technology
#     - scope.persons_class
#     - governance.oversight_body
#     - rights.complaint_channel
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Cite the law, name the aim, list the evidence or the plan for evaluating a pilot, list the alternatives
#     examined, write down the balance and the class of persons, name the oversight body and the channel for
#     complaints.
#   remedies:
#     - set:
#         legal_basis.citation: {given: true}
#         purpose.statement: {given: true}
#         necessity.effectiveness_evidence: {given: true}
#         necessity.alternatives: [{description: {given: true}, why_insufficient: {given: true}}]
#         proportionality.balancing_statement: {given: true}
#         scope.persons_class: {given: true}
#         governance.oversight_body: {given: true}
#         rights.complaint_channel: {given: true}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the tests are this project's reading of it. It asks only whether the test can be held at all,
#     from the answers themselves and not from a declaration that it was; whether the answers pass is decided by
#     HR-01 to HR-10, so an answer that fails there may meet this. A one-to-one check needs no class of persons: it
#     compares only the person who asks for it.
package requirements.guiding_principles.ucr_01

import data.terms

applies := "yes"

satisfied := terms.human_rights_test_answered
