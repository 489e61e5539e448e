# METADATA
# title: Two people confirm an identification before anything is done
# description: |
#   Nothing is done or decided on the strength of a remote identification until at least two competent, trained and
#   empowered people have separately verified and confirmed it.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, article 14(5)
#   - ref: https://eur-lex.europa.eu/eli/reg/2026/1744/oj
#     description: Regulation (EU) 2026/1744, which moved the dates of the chapter on high-risk systems
# custom:
#   id: AIA-22
#   kind: duty
#   severity: blocking
#   ground: human_oversight
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 14(5)
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2027-12-02
#     until: null
#     citation: Article 113, third paragraph, point (c)(i), as replaced by Regulation (EU) 2026/1744 art 1(40)
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.start_date
#     - deployment.significant_change_on
#     - deployment.eu_scope
#     - deployment.national_security_use
#     - operator.type
#     - operator.sector
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - system.profiling_only
#     - legal_basis.two_person_waiver_ref
#     - consent.bystanders_captured
#     - human_oversight.review_before_action
#     - human_oversight.reviewers_minimum
#     - human_oversight.independent_review
#     - human_oversight.trained
#     - registration.ai_act_class
#     - registration.declared_risk_class
#     - registration.class_grounds
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - purpose.code
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - min_separate_reviewers
#   comply: |
#     Have two trained people look at every identification separately, before anything is done. Law enforcement,
#     migration, border and asylum authorities may name the law that holds two people disproportionate.
#   remedies:
#     - set:
#         human_oversight.reviewers_minimum: {parameter: min_separate_reviewers}
#         human_oversight.independent_review: true
#         human_oversight.review_before_action: true
#         human_oversight.trained: true
#   unreachable: []
#   note: |
#     Exception: Union or national law that considers the two people disproportionate, for law enforcement, migration,
#     border control or asylum only; it counts where the body names that law. The provider builds the measure or lays
#     it down for the deployer to apply (article 14(3)); what is tested is whether the deployer applies it. That the
#     people have the authority to confirm or reject is not asked for separately. Article 14 was read in a copy of the
#     consolidated text of 27 July 2026. Systems in service before 2 December 2027: see AIA-17.
package requirements.eu_ai_act.aia_22

import data.lib
import data.terms

applies := terms.high_risk_remote_identification

satisfied := lib.any_of([confirmed_by_two, waived_by_law])

exceptions := lib.took_effect({"two_people_disproportionate": lib.carries(waived_by_law, confirmed_by_two)})

deferred := terms.chapter_iii_deferred

confirmed_by_two := lib.all_of([
	lib.at_least(input.facts.human_oversight.reviewers_minimum, lib.parameter("min_separate_reviewers")),
	lib.is_true(input.facts.human_oversight.independent_review),
	lib.is_true(input.facts.human_oversight.review_before_action),
	lib.is_true(input.facts.human_oversight.trained),
])

waived_by_law := lib.all_of([
	lib.given(input.facts.legal_basis.two_person_waiver_ref),
	lib.any_of([
		terms.law_enforcement,
		lib.one_of(input.facts.operator.sector, ["law_enforcement", "migration", "border", "asylum"]),
	]),
])
