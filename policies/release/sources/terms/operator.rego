package terms

import data.lib

# A public authority: police, also where they act as an employer, and every other body of the State.
authority := lib.one_of(input.facts.operator.type, ["law_enforcement_authority", "public_body"])

# A law enforcement authority, or somebody acting on its behalf (Regulation (EU) 2024/1689 art 3(45)-(46)).
law_enforcement := lib.any_of([
	lib.one_of(input.facts.operator.type, ["law_enforcement_authority"]),
	lib.is_true(input.facts.operator.on_behalf_of_law_enforcement),
])
