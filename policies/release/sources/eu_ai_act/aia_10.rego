# METADATA
# title: After a refusal use ends at once and its data is deleted
# description: |
#   If the authorisation is refused, a live identification by police that has begun stops with immediate effect,
#   and all data, results and outputs of that use are immediately discarded and deleted.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(3), first subparagraph
#   - ref: https://ai-act-law.eu/recital/35/
#     description: Recital 35, authorisation, urgency and refusal (a reprint)
# custom:
#   id: AIA-10
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
#     - authorisation.rejected
#     - authorisation.rejected_at
#     - authorisation.use_started_at
#     - authorisation.stopped_at
#     - authorisation.data_deleted_at
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
#     - immediate_stop_hours
#     - immediate_deletion_hours
#   comply: |
#     Stop, and delete everything the use brought in and everything it gave out, with every copy that was passed
#     on. Record the moment of each. What came late cannot be made good; stop and delete all the same.
#   remedies: []
#   unreachable: []
#   note: |
#     Asked only where the authorisation was refused and use had begun; where it had not, nothing has to stop.
#     The data to be deleted is what the system took in during that use, its results and its outputs. Input that
#     was lawfully acquired under another law may stay (recital 35), so keeping it is no reason to say that the
#     data was not deleted. The text says immediately and sets no number: one hour for the end of the use and a
#     day for the deletion are this project's measures, so an end that came, but later, weighs as major. AIA-19
#     has no such measure: there held material is searched, and no time is put to the deletion. While it is not
#     known whether both happened, a failure is left open. A moment after the law date has not happened yet.
#     That no use has begun is believed of a system that is planned or in development and has no past day of
#     start; beside anything else it is left open. Denmark is not bound by this rule (recital 41), nor always
#     Ireland (recital 40); whom it binds is said in the profiles. A system used only for military, defence or
#     national-security purposes is outside the Regulation (article 2(3)); that exclusion takes effect only for
#     a body that claims it, so silence about it and an answer that is withheld exclude nothing. The article was
#     read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_10

import data.lib
import data.terms

applies := lib.all_of([
	terms.live_le_within_ai_act,
	lib.is_true(input.facts.authorisation.rejected),
	terms.begun,
])

satisfied := lib.any_of([lib.all_of([ended, at_once]), lib.doubt(ended)])

severity := lib.when(ended, "major", "blocking")

ended := lib.all_of([
	lib.not_after(stopped_at, input.law_date),
	lib.not_after(data_deleted_at, input.law_date),
])

at_once := lib.all_of([
	lib.within_hours(stopped_at, rejected_at, lib.parameter("immediate_stop_hours")),
	lib.within_hours(data_deleted_at, rejected_at, lib.parameter("immediate_deletion_hours")),
])

rejected_at := input.facts.authorisation.rejected_at

stopped_at := input.facts.authorisation.stopped_at

data_deleted_at := input.facts.authorisation.data_deleted_at
