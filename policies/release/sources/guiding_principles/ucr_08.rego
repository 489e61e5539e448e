# METADATA
# title: The machine supports a human decision
# description: |
#   The system supports a decision that a person makes and does not replace it: a person reviews before anything is
#   done, nothing is decided on the output alone, and the person can decide otherwise.
# related_resources:
#   - ref: https://unicri.it/topics/ai_robotics/centre
#     description: The Centre whose strategic plan this is
# custom:
#   id: UCR-08
#   kind: duty
#   severity: blocking
#   ground: human_oversight
#   source:
#     act: UNICRI Centre for AI and Robotics, Strategic Plan 2020-2025
#     article: Guiding Principles, human-centric
#     link: https://unicri.it/topics/ai_robotics/centre
#   basis: T
#   verified: true
#   in_force:
#     from: 2020-01-01
#     until: null
#     citation: First day of the period of the Strategic Plan 2020-2025
#   inputs:
#     - human_oversight.review_before_action
#     - human_oversight.sole_basis_prohibited
#     - human_oversight.can_override
#     - deployment.mode
#     - deployment.technology
#     - consent.staffed_fallback
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Have a person review each output before anyone acts on it, forbid decisions on the output alone, and give that
#     person the means and the authority to decide otherwise. At a gate that verifies one claimed identity, let a
#     person deal with everyone it refuses.
#   remedies:
#     - set:
#         human_oversight.review_before_action: true
#         human_oversight.sole_basis_prohibited: true
#         human_oversight.can_override: true
#     - set:
#         consent.staffed_fallback: true
#         human_oversight.sole_basis_prohibited: true
#         human_oversight.can_override: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The Plan addresses its own authors and binds nobody else; this register uses it as its own constitution, also
#     after the Plan's period ended. The Plan, whose text was read and whose own address is not on record, states
#     the principle; the three tests are this project's reading of it. Exception of this project: a gate that
#     verifies one claimed identity, where a person deals with everyone who is refused, may open by itself. It
#     replaces only the review before action; a refusal may never rest on the output alone, so the other two tests
#     stay.
package requirements.guiding_principles.ucr_08

import data.lib
import data.terms

applies := "yes"

satisfied := lib.all_of([
	lib.any_of([reviewed, staffed_gate]),
	lib.is_true(input.facts.human_oversight.sole_basis_prohibited),
	lib.is_true(input.facts.human_oversight.can_override),
])

exceptions := lib.took_effect({"staffed_verification_gate": lib.carries(staffed_gate, reviewed)})

staffed_gate := lib.all_of([terms.verification, lib.is_true(input.facts.consent.staffed_fallback)])

reviewed := lib.is_true(input.facts.human_oversight.review_before_action)
