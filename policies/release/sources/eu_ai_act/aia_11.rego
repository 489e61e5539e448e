# METADATA
# title: No adverse decision on the output alone
# description: |
#   No decision that has an adverse legal effect on a person is taken by law enforcement solely on the output of
#   remote biometric identification, live or afterwards.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(3), second subparagraph; article 26(10), third subparagraph
#   - ref: https://ai-act-law.eu/recital/35/
#     description: Recital 35, authorisation, urgency and refusal (a reprint)
# custom:
#   id: AIA-11
#   kind: duty
#   severity: blocking
#   ground: human_oversight
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(3), second subparagraph; article 26(10), third subparagraph
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2025-02-02
#     until: null
#     citation: Article 113, third paragraph, point (a), which applies Chapters I and II from 2 February 2025
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - consent.bystanders_captured
#     - deployment.start_date
#     - deployment.significant_change_on
#     - human_oversight.sole_basis_prohibited
#     - human_oversight.review_before_action
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.targeting
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Forbid in the rules of use any measure that rests on a result alone, and have a person check every result,
#     and what else there is, before anyone acts.
#   remedies:
#     - set:
#         human_oversight.sole_basis_prohibited: true
#         human_oversight.review_before_action: true
#   unreachable: []
#   note: |
#     For live use the rule has applied since 2 February 2025. For searches in recordings it stands in article
#     26, which applies from 2 December 2027, and to systems already in service later (article 111(2)); until
#     then such a search is upcoming. That a person checks each result before anyone acts is this project's
#     reading of what keeps the output from being the only basis, so where the rules forbid to act on it alone
#     and only the check is missing, it weighs as major. Denmark is not bound by this rule (recital 41), nor
#     always Ireland (recital 40); whom it binds is said in the profiles. A system used only for military,
#     defence or national-security purposes is outside the Regulation (article 2(3)); that exclusion takes
#     effect only for a body that claims it, so silence about it and an answer that is withheld exclude nothing.
#     The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_11

import data.lib
import data.terms

applies := lib.any_of([terms.live_le_within_ai_act, terms.post_le_within_ai_act])

# Article 26 does not apply yet to searches in recordings.
deferred := lib.all_of([terms.post_le_within_ai_act, lib.negate(terms.chapter_iii_applies)])

satisfied := lib.any_of([
	lib.all_of([never_alone, lib.is_true(input.facts.human_oversight.review_before_action)]),
	lib.doubt(never_alone),
])

severity := lib.when(never_alone, "major", "blocking")

never_alone := lib.is_true(input.facts.human_oversight.sole_basis_prohibited)
