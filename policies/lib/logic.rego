package lib

# Kleene's three-valued logic over the words "no", "unknown" and "yes". They happen to stand in this order in the
# alphabet too, so the weakest of several is their least and the strongest their greatest. Every question of this
# package answers with one of them; the build refuses a rule that brings in another word.

# No as soon as one is no; yes when all are yes; else unknown. (Nothing has no least and no greatest.)
all_of(answers) := least if least := min(answers)

else := "yes"

# Yes as soon as one is yes; no when all are no; else unknown.
any_of(answers) := greatest if greatest := max(answers)

else := "no"

negate(answer) := "no" if {
	answer == "yes"
}

else := "yes" if {
	answer == "no"
}

else := "unknown"

# Where the condition holds, the consequence must.
implies(condition, consequence) := max([negate(condition), consequence])

# Yes on proof of it, no on proof against it, else unknown: for what two lists of evidence settle with a gap between
# them. Proof of both settles nothing; proof on one side counts while the other is open, so a later answer there can
# still unsettle it.
settled(proof, disproof) := "yes" if {
	proof == "yes"
	disproof != "yes"
}

else := "no" if {
	disproof == "yes"
	proof != "yes"
}

else := "unknown"

# One of two answers, chosen by the condition; where that is unknown, only what both agree on.
choose(condition, answer, otherwise) := any_of([
	all_of([condition, answer]),
	all_of([negate(condition), otherwise]),
	all_of([answer, otherwise]),
])

# "unknown" where the answer is, else "no". Beside an answer in `any_of` it keeps a no from being final while the
# weight of that no is still open.
doubt(answer) := "no" if {
	answer == "yes"
}

else := "no" if {
	answer == "no"
}

else := "unknown"

# One of two words: the first only where the condition certainly holds. For severities, and for `carries`.
when(condition, word, otherwise) := word if {
	condition == "yes"
}

else := otherwise
