package terms

import data.lib

# Identification by or for law enforcement in an investigation, which is what the policy framework of the World Economic
# Forum, INTERPOL, UNICRI and the Netherlands Police is about. A search of recorded images is taken for one whatever
# its purpose; live identification only where the purpose is an investigation.
police_investigation := lib.all_of([
	law_enforcement,
	lib.any_of([post_rbi, lib.all_of([realtime_rbi, investigative_purpose])]),
])

# To find or identify offenders, fugitives, persons of interest, victims, missing or dead persons. For the purposes of
# the second list the word alone does not tell.
investigative_purpose := lib.any_of([
	lib.one_of(input.facts.purpose.code, [
		"counter_terrorism",
		"criminal_investigation",
		"deceased_identification",
		"fugitive_location",
		"missing_person",
		"victim_identification",
		"wanted_and_missing",
	]),
	lib.all_of([
		lib.one_of(input.facts.purpose.code, ["database_search_service", "other", "retail_crime"]),
		"unknown",
	]),
])
