package terms

import data.lib

# The use stands in the secure section of the EU database, which is not public: for the systems of points 1, 6 and 7 of
# Annex III in law enforcement, migration, asylum and border control (Regulation (EU) 2024/1689 art 49(4)).
registered_in_secure_section := lib.all_of([
	lib.one_of(input.facts.registration.section, ["non_public"]),
	lib.any_of([
		law_enforcement,
		lib.one_of(input.facts.operator.sector, ["law_enforcement", "migration", "asylum", "border"]),
	]),
])
