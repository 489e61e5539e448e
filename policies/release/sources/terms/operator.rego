package terms

import data.lib

# A public authority: police, also where they act as an employer, and every other body of the State. What calls itself one
# kind of body in one answer and a company in another leaves it open.
authority := lib.settled(authority_type, lib.any_of([lib.negate(authority_type), company_kind]))

authority_type := lib.one_of(input.facts.operator.type, ["law_enforcement_authority", "public_body"])

# A law enforcement authority, or somebody acting on its behalf (Regulation (EU) 2024/1689 art 3(45)-(46)). The type is a
# word that the body chooses for itself; where another answer says that it is police, or that it is none, it stays open.
law_enforcement := lib.any_of([
	lib.settled(police_type, lib.any_of([lib.negate(police_type), company_kind])),
	lib.is_true(input.facts.operator.on_behalf_of_law_enforcement),
	lib.when(police_shown, "unknown", "no"),
])

police_type := lib.one_of(input.facts.operator.type, ["law_enforcement_authority"])

# Kinds of body whose task is what article 3(45) names: to prevent, investigate, detect or prosecute offences, or to
# execute penalties; and the sector of that name. Silence in them speaks against nothing.
police_shown := lib.any_of([
	lib.one_of(input.facts.operator.body_kind, [
		"local_police",
		"national_police",
		"prison_probation",
		"prosecutor_court",
	]),
	lib.one_of(input.facts.operator.sector, ["law_enforcement"]),
])

company_kind := lib.one_of(input.facts.operator.body_kind, ["private", "private_for_public"])
