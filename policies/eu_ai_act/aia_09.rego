# METADATA
# title: A national law that allows live use for this objective
# description: |
#   Live identification by police is possible only in a Member State whose law provides for it and names the
#   objectives for which it may be authorised.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(5)
# custom:
#   id: AIA-09
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(5)
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
#     - legal_basis.national_rbi_law
#     - legal_basis.national_rbi_objectives
#     - purpose.ai_act_objective
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
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Name the national law and the objectives it allows, and use live identification for one of those only.
#     Where there is no such law, or it leaves this objective out, do not use it; only the legislator can change
#     that.
#   remedies:
#     - set:
#         legal_basis.national_rbi_law: {given: true}
#         legal_basis.national_rbi_objectives: [h_i, h_ii, h_iii]
#     - set:
#         legal_basis.national_rbi_law: {given: true}
#         legal_basis.national_rbi_objectives: [h_i, h_ii, h_iii]
#         purpose.ai_act_objective: h_iii
#     - set:
#         legal_basis.national_rbi_law: {given: true}
#         legal_basis.national_rbi_objectives: [h_i, h_ii, h_iii]
#         purpose.ai_act_objective: h_i
#     - set:
#         legal_basis.national_rbi_law: {given: true}
#         legal_basis.national_rbi_objectives: [h_i, h_ii, h_iii]
#         purpose.ai_act_objective: h_ii
#   unreachable: []
#   note: |
#     Without such a law no authorisation under AIA-08 can be given: article 5(5) leaves it to each Member
#     State, and one that did nothing has not opted in. The law also says for which of the offences of Annex II
#     live use may be authorised, and may be stricter in every respect; the record does not ask for either, so
#     neither is tested. That a law is named is tested, not what it says. Denmark is not bound by this rule
#     (recital 41), nor always Ireland (recital 40); whom it binds is said in the profiles. A system used only
#     for military, defence or national-security purposes is outside the Regulation (article 2(3)); that
#     exclusion takes effect only for a body that claims it, so silence about it and an answer that is withheld
#     exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_09

import data.lib
import data.terms

applies := terms.live_le_within_ai_act

satisfied := lib.all_of([
	lib.given(input.facts.legal_basis.national_rbi_law),
	lib.any_of([allowed("h_i"), allowed("h_ii"), allowed("h_iii")]),
])

# The use has this objective, and national law names it.
allowed(objective) := lib.all_of([
	lib.one_of(input.facts.purpose.ai_act_objective, [objective]),
	lib.includes(input.facts.legal_basis.national_rbi_objectives, objective),
])
