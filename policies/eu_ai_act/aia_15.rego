# METADATA
# title: No emotion inference at work or in education
# description: |
#   No system may be used to infer the emotions of a person at the workplace or in an educational institution,
#   except for medical or safety reasons.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (f)
# custom:
#   id: AIA-15
#   kind: prohibition
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (f)
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2025-02-02
#     until: null
#     citation: Article 113, third paragraph, point (a), which applies Chapters I and II from 2 February 2025
#   inputs:
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - place.country
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - purpose.code
#     - system.inferred_attributes
#     - system.medical_or_safety_reason
#     - operator.type
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - purpose.secondary_uses
#     - operator.body_kind
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters: []
#   comply: |
#     Stop inferring emotions there. Only a system that serves medical or safety reasons, and nothing else, may
#     go on.
#   remedies: []
#   unreachable: []
#   note: |
#     Binds whoever uses the system. Work and education are read from the place and from the purpose: hiring,
#     watching employees and teaching are within the point wherever the camera stands. The exception takes
#     effect only for a body that claims it; silence, and an answer that is withheld, claim nothing. Analysis of
#     data that does not come from bodies is left out, because an emotion recognition system works on biometric
#     data (article 3(39)). Outside work and education the point forbids nothing; such systems are high-risk
#     (AIA-17) and must be announced. To hire, to watch over staff or to teach is no medical or safety reason:
#     claimed beside one of these purposes the exception is left open. A system used only for military, defence
#     or national-security purposes is outside the Regulation (article 2(3)); that exclusion takes effect only
#     for a body that claims it, so silence about it and an answer that is withheld exclude nothing. The article
#     was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_15

import data.lib
import data.terms

applies := lib.all_of([infers_emotions, lib.negate(medical_or_safety)])

satisfied := lib.negate(at_work_or_in_education)

exclusions := lib.took_effect({"medical_or_safety_reason": lib.all_of([infers_emotions, medical_or_safety])})

infers_emotions := lib.all_of([
	terms.within_ai_act,
	lib.negate(terms.data_analytics),
	lib.any_of([
		terms.emotion_recognition,
		lib.includes(input.facts.system.inferred_attributes, "emotion"),
	]),
])

at_work_or_in_education := lib.any_of([
	lib.one_of(input.facts.deployment.space, ["workplace", "education"]),
	purpose_at_work,
	may_be_a_workplace,
])

purpose_at_work := lib.one_of(input.facts.purpose.code, ["hiring", "employee_monitoring", "education"])

# A place closed to the public may be one where people work or learn; the record does not say.
may_be_a_workplace := lib.when(lib.one_of(input.facts.deployment.space, ["restricted"]), "unknown", "no")

# An exception takes effect only for those who claim it, and where the stated purpose is not one of those that make it work or
# education: to hire, to watch over staff or to teach is no medical or safety reason. Beside one it is open.
medical_or_safety := lib.all_of([
	lib.when(lib.is_true(input.facts.system.medical_or_safety_reason), "yes", "no"),
	lib.any_of([lib.negate(purpose_at_work), "unknown"]),
])
