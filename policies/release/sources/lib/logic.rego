package lib

# Kleene's three-valued logic over the words "yes", "no" and "unknown". Any other word counts as "unknown".

# No as soon as one is no; yes when all are yes; else unknown.
all_of(answers) := "no" if {
	"no" in answers
}

else := "yes" if {
	unanimous(answers, "yes")
}

else := "unknown"

# Yes as soon as one is yes; no when all are no; else unknown.
any_of(answers) := "yes" if {
	"yes" in answers
}

else := "no" if {
	unanimous(answers, "no")
}

else := "unknown"

negate(answer) := object.get({"yes": "no", "no": "yes"}, answer, "unknown")

# Where the condition holds, the consequence must.
implies(condition, consequence) := any_of([negate(condition), consequence])

# Yes on proof of it, no on proof against it, else unknown: for what two lists of evidence settle with a gap between
# them. Proof of both settles nothing; proof on one side counts while the other is open, so a later answer there can
# still unsettle it.
settled(proof, disproof) := object.get(verdicts, [proof, disproof], "unknown")

verdicts := {
	"yes": {"no": "yes", "unknown": "yes"},
	"no": {"yes": "no"},
	"unknown": {"yes": "no"},
}

# One of two answers, chosen by the condition; where that is unknown, only what both agree on.
choose(condition, answer, otherwise) := any_of([
	all_of([condition, answer]),
	all_of([negate(condition), otherwise]),
	all_of([answer, otherwise]),
])

# "unknown" where the answer is, else "no". Beside an answer in `any_of` it keeps a no from being final while the
# weight of that no is still open.
doubt(answer) := object.get({"yes": "no", "no": "no"}, answer, "unknown")

# One of two words: the first only where the condition certainly holds. For severities, and for `carries`.
when(condition, word, otherwise) := object.get({"yes": word}, condition, otherwise)

unanimous(answers, word) if {
	every answer in answers {
		answer == word
	}
}
