# METADATA
# title: Fundamental rights impact assessment before authorisation
# description: |
#   Live identification by police may be authorised only after the authority has completed a fundamental rights
#   impact assessment. Urgency can postpone the registration of the system, never the assessment.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(2), second subparagraph; article 27
# custom:
#   id: AIA-06
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(2), second subparagraph; article 27
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
#     - assessments.fria.done
#     - assessments.fria.date
#     - authorisation.granted_at
#     - authorisation.use_started_at
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
#   parameters: []
#   comply: |
#     Complete the assessment first, then ask for the authorisation, then begin. Where use began or was
#     authorised without it, stop, complete the assessment and ask again.
#   remedies:
#     - set:
#         assessments.fria.done: true
#         assessments.fria.date: {days_before: 1}
#     - set:
#         assessments.fria.done: true
#         assessments.fria.date: {days_before: 1}
#         authorisation.granted_at: {days_before: 0}
#         authorisation.use_started_at: {days_before: 0}
#   unreachable: []
#   note: |
#     Article 5(2) refers to the assessment of article 27 and has applied since 2 February 2025, although
#     article 27 itself applies later; so the assessment already conditions live use by police. What it must
#     contain is the matter of AIA-26 and not tested here. The text lets urgent use begin without registration
#     and says nothing of the kind for the assessment. So the assessment must also precede the first use, which
#     the order of authorisation and assessment alone would not show where use began in urgency. Where no
#     authorisation or use has happened yet and the record says so, it is enough that the assessment is done. A
#     day and a moment on that day count as in order. That no use has begun is believed of a system that is
#     planned or in development and has no past day of start; beside anything else it is left open. Denmark is
#     not bound by this rule (recital 41), nor always Ireland (recital 40); whom it binds is said in the
#     profiles. A system used only for military, defence or national-security purposes is outside the Regulation
#     (article 2(3)); that exclusion takes effect only for a body that claims it, so silence about it and an
#     answer that is withheld exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_06

import data.lib
import data.terms

applies := terms.live_le_within_ai_act

satisfied := lib.all_of([
	lib.is_true(input.facts.assessments.fria.done),
	lib.not_after(input.facts.assessments.fria.date, input.law_date),
	lib.any_of([
		lib.negate(lib.given(input.facts.authorisation.granted_at)),
		precedes(input.facts.authorisation.granted_at),
	]),
	lib.any_of([
		lib.negate(terms.begun),
		lib.all_of([precedes(input.facts.authorisation.use_started_at), terms.start_is_believed]),
	]),
])

# Asked of what has happened: anything else cannot have come first.
precedes(event) := lib.not_after(input.facts.assessments.fria.date, event)
