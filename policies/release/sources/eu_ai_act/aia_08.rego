# METADATA
# title: Prior authorisation of each live use
# description: |
#   Each live identification by police is authorised beforehand by a judge, or by an independent administrative
#   authority whose decision binds. In a duly justified situation of urgency the use may begin before, if the
#   authorisation is asked for without undue delay and within 24 hours at the latest.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(3), first subparagraph
#   - ref: https://ai-act-law.eu/recital/35/
#     description: Recital 35, authorisation, urgency and refusal (a reprint)
# custom:
#   id: AIA-08
#   kind: duty
#   severity: blocking
#   ground: accountability
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(3), first subparagraph
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
#     - authorisation.type
#     - authorisation.granted_at
#     - authorisation.requested_at
#     - authorisation.use_started_at
#     - authorisation.urgency_claimed
#     - authorisation.urgency_reason
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
#     - deployment.start_date
#     - deployment.status
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - urgent_authorisation_request_hours
#   comply: |
#     Ask a judge, or the independent authority that national law names, with reasons, and begin only when it
#     has decided. Where it is impossible to wait, write down why and ask within 24 hours. Where use began
#     without it, stop and ask.
#   remedies:
#     - set:
#         authorisation.type: judicial
#         authorisation.granted_at: {days_before: 0}
#         authorisation.use_started_at: {days_before: 0}
#     - set:
#         authorisation.type: independent_admin
#         authorisation.granted_at: {days_before: 0}
#         authorisation.use_started_at: {days_before: 0}
#   unreachable: []
#   note: |
#     An internal approval, a council's vote or a minister's decision is none of the two. A permit of the data-
#     protection authority leaves it open: that authority is independent and its decision binds, but whether
#     national law makes it the one that authorises is not known from the record. The 24 hours run from the
#     first use; that a request made within them came without undue delay is not tested. Urgency counts only
#     where it is claimed and a reason is on file. Where no use has begun and the record says so, it is enough
#     that the authorisation was given; one dated after the law date has not been given yet, and a request dated
#     after it has not been made. What follows a refusal is the matter of AIA-10. That the request gave reasons,
#     and that the authority is one of the Member State of use, is not asked. That no use has begun is believed
#     of a system that is planned or in development and has no past day of start; beside anything else it is
#     left open. Denmark is not bound by this rule (recital 41), nor always Ireland (recital 40); whom it binds
#     is said in the profiles. A system used only for military, defence or national-security purposes is outside
#     the Regulation (article 2(3)); that exclusion takes effect only for a body that claims it, so silence
#     about it and an answer that is withheld exclude nothing. The article was read in public copies of the
#     consolidated text.
package requirements.eu_ai_act.aia_08

import data.lib
import data.terms

applies := terms.live_le_within_ai_act

satisfied := lib.all_of([competent, lib.any_of([terms.authorised_beforehand, terms.asked_for_in_urgency])])

exceptions := lib.took_effect({"reasoned_urgency": lib.carries(lib.all_of([competent, terms.asked_for_in_urgency]), terms.authorised_beforehand)})

# A permit of the data-protection authority may be the decision that national law asks for.
competent := lib.any_of([
	lib.one_of(input.facts.authorisation.type, ["judicial", "independent_admin"]),
	lib.all_of([lib.one_of(input.facts.authorisation.type, ["dpa_permit"]), "unknown"]),
])
