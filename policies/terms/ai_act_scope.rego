package terms

import data.lib

# The Artificial Intelligence Act applies: Union law does (Regulation (EU) 2024/1689 art 2(1)), and the exclusion of
# systems used exclusively for military, defence or national-security purposes (art 2(3)) is not claimed. The Act asks for
# no kind of body; where somebody else than a body of the State claims it, that the use serves nothing else is left open, be
# it said to act for the police or not.
within_ai_act := lib.all_of([
	eu_scope,
	lib.negate(lib.all_of([
		national_security_claimed,
		lib.any_of([lib.all_of([authority, national_security_purpose]), "unknown"]),
	])),
])

# Activities of the State for its security lie outside other laws too. A company that acts for nobody but itself has none;
# whether one that says it acts for the police carries out an activity of the State, its own word does not show.
national_security_exclusion := lib.all_of([
	national_security_claimed,
	lib.any_of([
		authority,
		lib.all_of([lib.is_true(input.facts.operator.on_behalf_of_law_enforcement), "unknown"]),
	]),
	lib.any_of([national_security_purpose, "unknown"]),
])

# The stated purpose bears the claim out, and the record says that there are no further uses: the exclusion is for systems
# that serve such purposes "exclusively". Finding offenders and missing people, keeping order or guarding a door are tasks
# of the police and of whoever runs the place; whoever states one of them beside the claim contradicts that word, and so
# does whoever names further uses, an objective of article 5(1)(h), which is one of law enforcement, or an offence that is
# investigated. Whoever says nothing of one of them shows nothing. Each leaves the claim open.
national_security_purpose := lib.all_of([
	counter_terrorism,
	lib.negate(lib.count_at_least(input.facts.purpose.secondary_uses, 1)),
	lib.negate(lib.one_of(input.facts.purpose.ai_act_objective, ["h_i", "h_ii", "h_iii"])),
	lib.negate(lib.given(input.facts.purpose.offence_code)),
])

counter_terrorism := lib.one_of(input.facts.purpose.code, ["counter_terrorism"])

# An exclusion takes effect only for those who claim it. Silence, and an answer that is withheld, claim nothing.
national_security_claimed := lib.when(lib.is_true(input.facts.deployment.national_security_use), "yes", "no")

# Live identification for law enforcement in publicly accessible places that the Act governs (art 5(1)(h), (2) to (6)).
live_le_within_ai_act := lib.all_of([within_ai_act, realtime_rbi, publicly_accessible, law_enforcement])

# Identification afterwards for law enforcement that the Act governs (art 26(10)).
post_le_within_ai_act := lib.all_of([within_ai_act, post_rbi, law_enforcement])
