# METADATA
# title: Suspects of the sixteen listed offences only
# description: |
#   Where live identification by police is used for the third objective, it finds or identifies a person
#   suspected of one of the offences of Annex II, and the law of the State threatens that offence with at least
#   four years at the most.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (h)(iii); Annex II
# custom:
#   id: AIA-04
#   kind: prohibition
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (h)(iii); Annex II
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
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - purpose.offence_max_years
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
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - annex_ii_min_sentence_years
#   comply: |
#     Name the offence and the highest sentence the national law threatens. For an offence that is not one of the
#     sixteen, or that carries less, stop: no change of this use makes it lawful, nor does another name for the
#     offence.
#   remedies: []
#   unreachable: []
#   note: |
#     A prohibition like AIA-01, for point (iii) is a limit of the ban itself: outside it the use is forbidden.
#     Annex II is a closed list, so every other offence fails, however grave. Participation in a criminal
#     organisation counts only where the organisation is involved in one of the other fifteen, which the record
#     does not ask. Nor does it ask whether the search serves an investigation, a prosecution or the execution
#     of a penalty. National law may allow fewer offences (article 5(5), AIA-09). Denmark is not bound by this
#     rule (recital 41), nor always Ireland (recital 40); whom it binds is said in the profiles. A system used
#     only for military, defence or national-security purposes is outside the Regulation (article 2(3)); that
#     exclusion takes effect only for a body that claims it, so silence about it and an answer that is withheld
#     exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_04

import data.lib
import data.terms

applies := lib.all_of([
	terms.live_le_within_ai_act,
	lib.one_of(input.facts.purpose.ai_act_objective, ["h_iii"]),
])

satisfied := lib.all_of([
	lib.one_of(input.facts.purpose.offence_code, annex_ii),
	lib.at_least(input.facts.purpose.offence_max_years, lib.parameter("annex_ii_min_sentence_years")),
])

# Annex II in its order: terrorism; trafficking in human beings; sexual exploitation of children and child pornography;
# illicit trafficking in drugs; in weapons, munitions or explosives; murder and grievous bodily injury; illicit trade in
# organs or tissue; illicit trafficking in nuclear or radioactive materials; kidnapping, illegal restraint or
# hostage-taking; crimes within the jurisdiction of the International Criminal Court; unlawful seizure of aircraft or
# ships; rape; environmental crime; organised or armed robbery; sabotage; participation in a criminal organisation.
annex_ii := [
	"terrorism",
	"human_trafficking",
	"csea",
	"drugs",
	"weapons",
	"homicide_gbh",
	"organ_trade",
	"nuclear",
	"kidnapping",
	"icc_crimes",
	"hijacking",
	"rape",
	"environmental",
	"armed_robbery",
	"sabotage",
	"criminal_org",
]
