# METADATA
# title: No sorting of people by race, belief, opinion or sexual life
# description: |
#   No system may be used that sorts individual people by their bodies to deduce or infer their race, political
#   opinions, trade union membership, religious or philosophical beliefs, sex life or sexual orientation.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (g)
#   - ref: https://www.aiactblog.nl/en/ai-act/overweging/30
#     description: Recital 30, what the ban on biometric categorisation does not cover (a reprint)
# custom:
#   id: AIA-14
#   kind: prohibition
#   severity: blocking
#   ground: fairness_bias
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (g)
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
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - system.inferred_attributes
#     - system.dataset_labelling_only
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - purpose.code
#     - purpose.secondary_uses
#     - deployment.processing
#     - operator.body_kind
#     - operator.sector
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters: []
#   comply: |
#     Take out every inference of these six. What else the system infers, such as age or sex, this point leaves
#     alone; other law may not.
#   remedies:
#     - set:
#         system.inferred_attributes: []
#   unreachable: []
#   note: |
#     Binds whoever uses the system. The point forbids six inferences; skin colour and ethnic origin are not
#     among its words, and are left to AIA-17 and data-protection law, though what infers them may infer race.
#     Two things are not covered. Labelling or filtering lawfully acquired biometric datasets is outside the ban
#     where the body says that the system does nothing else, names no place where people are, and identifies
#     nobody. Claimed beside anything else, or of what happens live, it is left open; an exception that is not
#     claimed, or is withheld, has no effect. The second is categorising biometric data in the area of law
#     enforcement. Read with recital 30 it means lawfully acquired datasets again; by its words it may mean
#     more. So where law enforcement makes such an inference, and does not say that it only labels or filters,
#     the result is left open. Analysis of data that does not come from bodies is no biometric categorisation.
#     As regards police and judicial cooperation in criminal matters Denmark is not bound by this point (recital
#     41), nor always Ireland (recital 40); whom it binds is said in the profiles. A system used only for
#     military, defence or national-security purposes is outside the Regulation (article 2(3)); that exclusion
#     takes effect only for a body that claims it, so silence about it and an answer that is withheld exclude
#     nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_14

import data.lib
import data.terms

applies := lib.all_of([categorises, lib.negate(datasets_only)])

satisfied := lib.any_of([
	lib.none_of(input.facts.system.inferred_attributes, [
		"race",
		"political_opinion",
		"trade_union",
		"religion_or_belief",
		"sex_life",
		"sexual_orientation",
	]),
	law_enforcement_limb,
])

exclusions := lib.took_effect({"labelling_of_datasets": lib.all_of([categorises, datasets_only])})

categorises := lib.all_of([
	terms.within_ai_act,
	lib.negate(terms.data_analytics),
])

# An exception takes effect only for those who claim it, and where nothing speaks against it: a dataset lies in no place
# where people are, it is not what happens now, and nobody is identified or checked in it.
datasets_only := lib.all_of([
	lib.when(lib.is_true(input.facts.system.dataset_labelling_only), "yes", "no"),
	lib.any_of([datasets_shown, "unknown"]),
])

datasets_shown := lib.all_of([
	lib.one_of(input.facts.deployment.space, ["none", "online"]),
	lib.negate(lib.one_of(input.facts.deployment.processing, ["live", "near_live"])),
	lib.negate(terms.identifies_uniquely),
])

# How far the ban leaves law enforcement free is open between its words and recital 30.
law_enforcement_limb := lib.when(terms.law_enforcement, "unknown", "no")
