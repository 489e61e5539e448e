package terms

import data.lib

# A high-risk system (Regulation (EU) 2024/1689 art 6(2) and Annex III). What the record shows of the system decides; where
# it is silent the body's own classification adds, and never takes away. Who claims with grounds that the system poses
# no significant risk (art 6(3)) leaves the matter open; a system that does nothing but profile people is always high-risk.
high_risk := lib.all_of([within_ai_act, annex_iii, lib.negate(no_significant_risk_claimed)])

high_risk_remote_identification := lib.all_of([
	within_ai_act,
	remote_identification,
	lib.negate(no_significant_risk_claimed),
])

annex_iii := lib.any_of([
	remote_identification,
	annex_iii_categorisation,
	emotion_recognition, # point 1(c)
	annex_iii_law_enforcement,
	annex_iii_border,
	annex_iii_declared,
])

# Point 1(b): sorting people by what article 9(1) of Regulation (EU) 2016/679 protects. Whether skin colour, social
# condition and other attributes are among the "sensitive or protected" ones is left open.
annex_iii_categorisation := lib.all_of([
	categorisation,
	lib.settled(
		lib.negate(lib.none_of(input.facts.system.inferred_attributes, protected_attributes)),
		lib.none_of(input.facts.system.inferred_attributes, array.concat(protected_attributes, doubtful_attributes)),
	),
])

# Sensitive or protected attributes, which the Act does not list; certain are those that stand for a special category of
# Regulation (EU) 2016/679 article 9(1), as GDP-01 has them.
protected_attributes := [
	"race",
	"ethnic_origin",
	"political_opinion",
	"trade_union",
	"religion_or_belief",
	"sex_life",
	"sexual_orientation",
	"health",
]

doubtful_attributes := ["skin_colour", "social_condition", "other"]

# Point 6(d): the risk that persons or groups offend. The risk of places is not in the Annex.
annex_iii_law_enforcement := lib.all_of([
	law_enforcement,
	lib.one_of(input.facts.deployment.mode, ["behaviour_analytics", "data_analytics"]),
	lib.any_of([
		lib.one_of(input.facts.deployment.technology, ["predictive_person"]),
		lib.all_of([
			lib.one_of(input.facts.purpose.code, ["crime_risk_prediction"]),
			lib.negate(lib.one_of(input.facts.deployment.technology, ["predictive_place"])),
		]),
	]),
])

# Point 7(d): recognising people in migration, asylum and border control. Checking a travel document is not in it.
annex_iii_border := lib.all_of([
	one_to_many,
	lib.any_of([
		lib.one_of(input.facts.operator.sector, ["migration", "border", "asylum"]),
		lib.one_of(input.facts.purpose.code, ["border_check", "migration_control"]),
	]),
])

# Every other point the body names itself. Point 1(a) leaves out the mere confirmation that somebody is who they say they
# are, so of a one-to-one check nothing is asked where nothing is declared.
annex_iii_declared := lib.when(verification, lib.when(declared_in_annex_iii, "yes", "no"), declared_in_annex_iii)

declared_in_annex_iii := lib.one_of(input.facts.registration.ai_act_class, [
	"annex3_1a",
	"annex3_1b",
	"annex3_1c",
	"annex3_6",
	"annex3_7",
	"other_annex3",
])

# Never "yes": whether a system poses no significant risk is for its provider to document and an authority to check.
no_significant_risk_claimed := lib.all_of([
	lib.when(
		lib.any_of([
			lib.one_of(input.facts.registration.declared_risk_class, ["not_high_risk_6_3"]),
			lib.one_of(input.facts.registration.ai_act_class, ["not_high_risk_6_3"]),
		]),
		"unknown", "no",
	),
	lib.when(lib.given(input.facts.registration.class_grounds), "yes", "no"),
	lib.when(lib.is_true(input.facts.system.profiling_only), "no", "yes"),
])
