# METADATA
# title: Terms of law
# description: |
#   What several requirements call by one name, each "yes", "no" or "unknown". Two kinds of evidence can bring a
#   deployment under a body of law: the country with the law date, and the body's own declaration. The declaration
#   adds; declared false never takes away what the country says.
# scope: subpackages
package terms

import data.lib

# European Union law applies: in a Member State on the law date (for the United Kingdom to the end of the transition
# period), on the market or in use in one, or declared, as for a body outside whose output is used in the Union (Regulation
# (EU) 2024/1689 art 2(1)). That no Member State is named takes nothing away.
eu_scope := lib.any_of([
	member_state,
	lib.is_true(input.facts.deployment.eu_scope),
	lib.when(lib.some_belong(input.facts.place.member_states, data.profiles.memberships.european_union), "yes", "no"),
])

# In a Member State of the European Union, for the duties of the State itself, its law and its courts.
member_state := lib.belongs(input.facts.place.country, data.profiles.memberships.european_union)

# In a Member State that the rules on live identification for law enforcement bind (Regulation (EU) 2024/1689 art 5(1)(h)
# and (2) to (6)). Denmark is not bound (recital 41). Ireland is, or is not, with the cooperation the use belongs to
# (recital 40), which the record does not ask.
bound_on_live_identification := lib.any_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.european_union_live_identification),
	lib.all_of([lib.one_of(input.facts.place.country, ["IE"]), "unknown"]),
])

# The European Convention on Human Rights applies: in a State that is a party on the law date, or declared.
coe_scope := lib.any_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.council_of_europe),
	lib.is_true(input.facts.deployment.coe_scope),
])

# England and Wales, one jurisdiction within the United Kingdom. Other codes of ISO 3166-2:GB settle nothing here.
england_and_wales := lib.settled(
	lib.all_of([
		lib.one_of(input.facts.place.country, ["GB"]),
		lib.one_of(input.facts.place.subdivision, ["GB-EAW", "GB-ENG", "GB-WLS"]),
	]),
	lib.any_of([
		lib.negate(lib.one_of(input.facts.place.country, ["GB"])),
		lib.one_of(input.facts.place.subdivision, ["GB-SCT", "GB-NIR"]),
	]),
)
