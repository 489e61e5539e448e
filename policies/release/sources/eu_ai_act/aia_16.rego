# METADATA
# title: No prediction of crime from profiles alone
# description: |
#   No system may be used that assesses or predicts the risk that a person commits a criminal offence solely
#   from profiling that person or from assessing personality traits and characteristics.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (d)
#   - ref: https://www.aiactblog.nl/nl/ai-act/overweging/42?clang=da
#     description: Recital 42, prediction from profiles alone (a reprint, in Danish)
# custom:
#   id: AIA-16
#   kind: prohibition
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (d)
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
#     - deployment.technology
#     - purpose.code
#     - system.profiling_only
#     - system.supports_objective_assessment
#     - operator.type
#     - purpose.secondary_uses
#     - operator.body_kind
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters: []
#   comply: |
#     Do not score people by who they are. A system may support the assessment of a person's involvement in a
#     crime that somebody already makes from objective, verifiable facts linked to that crime.
#   remedies:
#     - set:
#         system.profiling_only: false
#   unreachable: []
#   note: |
#     Binds whoever uses the system. It is asked of systems that predict the conduct of persons, and of those
#     whose purpose is to predict crime; forecasting places is not within the point (recital 42). That the
#     system only supports an assessment made by a person from objective and verifiable facts takes it out of
#     the ban, where the body claims it; silence, and an answer that is withheld, claim nothing. A system that
#     needs other facts than a profile is not banned by this point and is high-risk (AIA-17). Whoever claims the
#     support of a human assessment and says that the result rests on profiles alone, contradicts that claim,
#     which is left open. As regards police and judicial cooperation in criminal matters Denmark is not bound by
#     this point (recital 41), nor always Ireland (recital 40); whom it binds is said in the profiles. A system
#     used only for military, defence or national-security purposes is outside the Regulation (article 2(3));
#     that exclusion takes effect only for a body that claims it, so silence about it and an answer that is
#     withheld exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_16

import data.lib
import data.terms

applies := lib.all_of([predicts_offending, lib.negate(supports_assessment)])

satisfied := lib.is_false(input.facts.system.profiling_only)

exclusions := lib.took_effect({"supports_human_assessment": lib.all_of([predicts_offending, supports_assessment])})

predicts_offending := lib.all_of([
	terms.within_ai_act,
	lib.any_of([
		lib.one_of(input.facts.deployment.technology, ["predictive_person"]),
		lib.all_of([
			lib.one_of(input.facts.purpose.code, ["crime_risk_prediction"]),
			lib.negate(lib.one_of(input.facts.deployment.technology, ["predictive_place"])),
		]),
	]),
])

# An exception takes effect only for those who claim it. Support of a human assessment that rests on facts does not go
# together with a result from profiles alone: beside it, and while nothing is said of it, it is open.
supports_assessment := lib.all_of([
	lib.when(lib.is_true(input.facts.system.supports_objective_assessment), "yes", "no"),
	lib.any_of([lib.is_false(input.facts.system.profiling_only), "unknown"]),
])
