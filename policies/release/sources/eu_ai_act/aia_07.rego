# METADATA
# title: Registered in the EU database before authorisation
# description: |
#   Live identification by police may be authorised only after the authority has registered the system in the EU
#   database. In a duly justified case of urgency the use may begin before, if the registration follows without
#   undue delay.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(2), second subparagraph; article 49
#   - ref: https://www.mishcon.com/eu-uk-ai-navigator/recital/no-34
#     description: Recital 34, registration and assessment as conditions of authorisation (a reprint)
# custom:
#   id: AIA-07
#   kind: duty
#   severity: blocking
#   ground: accountability
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(2), second subparagraph; article 49
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
#     - registration.eu_database_registered_at
#     - authorisation.granted_at
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
#     - urgent_registration_days
#   comply: |
#     Register the system, then ask for the authorisation, then begin. Where use had to begin at once, write
#     down why it could not wait and register without delay. Where it was authorised without registration,
#     register and ask again.
#   remedies:
#     - set:
#         registration.eu_database_registered_at: {days_before: 1}
#         authorisation.granted_at: {days_before: 0}
#         authorisation.use_started_at: {days_before: 0}
#   unreachable: []
#   note: |
#     Registration is a condition of authorisation, so it is compared with the moment the authorisation was
#     given, and with the first use, which must not come before either. Article 5(2) refers to article 49 and
#     has applied since 2 February 2025. Police register in the section that is not public (article 49(4)). In
#     urgency the text sets no number of days; three are this project's measure of undue delay, so a
#     registration that came, but later, weighs as major. While those days still run a registration that is
#     missing leaves it open, and while it is not known whether the use was urgent so does one that came late.
#     Urgency counts only where it is claimed and a reason is on file. A moment after the law date has not
#     happened yet. That no use has begun is believed of a system that is planned or in development and has no
#     past day of start; beside anything else it is left open. Denmark is not bound by this rule (recital 41),
#     nor always Ireland (recital 40); whom it binds is said in the profiles. A system used only for military,
#     defence or national-security purposes is outside the Regulation (article 2(3)); that exclusion takes
#     effect only for a body that claims it, so silence about it and an answer that is withheld exclude nothing.
#     The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_07

import data.lib
import data.terms

applies := terms.live_le_within_ai_act

satisfied := lib.any_of([in_order, still_to_come, lib.doubt(late_only)])

severity := lib.when(late_only, "major", "blocking")

exceptions := lib.took_effect({"reasoned_urgency": lib.carries(lib.all_of([registered, in_urgency]), beforehand)})

in_order := lib.all_of([registered, lib.any_of([beforehand, in_urgency])])

late_only := lib.all_of([registered, urgent])

still_to_come := lib.all_of([
	urgent,
	lib.within_days(use_started_at, input.law_date, lib.parameter("urgent_registration_days")),
	"unknown",
])

registered := lib.not_after(registered_at, input.law_date)

# What has not happened cannot have come first.
beforehand := lib.all_of([
	lib.any_of([
		lib.negate(lib.given(input.facts.authorisation.granted_at)),
		lib.not_after(registered_at, input.facts.authorisation.granted_at),
	]),
	lib.any_of([lib.negate(terms.begun), before_use]),
])

before_use := lib.all_of([lib.not_after(registered_at, use_started_at), terms.start_is_believed])

in_urgency := lib.all_of([
	urgent,
	lib.any_of([
		before_use,
		lib.span_at_most(use_started_at, registered_at, lib.parameter("urgent_registration_days")),
	]),
])

urgent := lib.all_of([
	lib.is_true(input.facts.authorisation.urgency_claimed),
	lib.given(input.facts.authorisation.urgency_reason),
])

registered_at := input.facts.registration.eu_database_registered_at

use_started_at := input.facts.authorisation.use_started_at
