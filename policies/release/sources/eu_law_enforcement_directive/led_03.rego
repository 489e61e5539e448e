# METADATA
# title: No adverse decision by machine alone, no discriminating profiling
# description: |
#   A decision that harms or significantly affects somebody does not rest on automated processing alone, unless a law
#   allows it with safeguards and human intervention. Profiling that discriminates on special categories of data is
#   banned.
# related_resources:
#   - ref: https://inview.nl/document/id0d9d774d6f7b4284af912fad5f5cfd1b
#     description: Article 11 in the official Dutch version
# custom:
#   id: LED-03
#   kind: prohibition
#   severity: blocking
#   ground: human_oversight
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Article 11(1) to (3)
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - system.profiling_discriminates
#     - purpose.code
#     - legal_basis.safeguards
#     - legal_basis.automated_decision_law
#     - consent.bystanders_captured
#     - data.personal
#     - data.special_categories
#     - human_oversight.review_before_action
#     - human_oversight.can_override
#     - data.categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Have a person look at every result before anything is done, or name the law that allows decisions by machine
#     with its safeguards and let people override them. End profiling that discriminates.
#   remedies:
#     - set:
#         human_oversight.review_before_action: true
#         system.profiling_discriminates: false
#     - set:
#         legal_basis.automated_decision_law: {given: true}
#         legal_basis.safeguards: {given: true}
#         human_oversight.can_override: true
#         system.profiling_discriminates: false
#   unreachable: []
#   note: |
#     Exceptions: a law of the Union or a Member State that authorises the decision with appropriate safeguards, at
#     least human intervention (article 11(1)), and for special categories suitable measures (article 11(2)); they
#     count where the body names the law, lets people override the result and, for special categories, describes the
#     safeguards. There is none from article 11(3). What is tested is whether a person looks before anything is done;
#     whether a decision is adverse or significant is not in the record. The whole article was read in the official
#     Dutch version.
package requirements.eu_law_enforcement_directive.led_03

import data.lib
import data.terms

applies := terms.police_directive

satisfied := lib.all_of([
	lib.any_of([a_person_decides, automated_by_law]),
	lib.is_false(input.facts.system.profiling_discriminates),
])

exceptions := lib.took_effect({"automated_by_law": lib.carries(automated_by_law, a_person_decides)})

a_person_decides := lib.is_true(input.facts.human_oversight.review_before_action)

automated_by_law := lib.all_of([
	lib.given(input.facts.legal_basis.automated_decision_law),
	lib.is_true(input.facts.human_oversight.can_override),
	lib.implies(
		terms.special_category_under_police_directive,
		lib.given(input.facts.legal_basis.safeguards),
	),
])
