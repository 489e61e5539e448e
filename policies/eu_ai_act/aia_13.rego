# METADATA
# title: No face database built by untargeted scraping
# description: |
#   No system may be used that creates or expands a face recognition database by scraping face images from the
#   internet or from CCTV footage without a target.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#     description: Regulation (EU) 2024/1689, article 5(1), first subparagraph, point (e)
# custom:
#   id: AIA-13
#   kind: prohibition
#   severity: blocking
#   ground: legality
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 5(1), first subparagraph, point (e)
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
#     - watchlist.exists
#     - watchlist.scraped
#     - watchlist.image_sources
#     - provider.scraping_declared
#     - operator.type
#     - purpose.code
#     - purpose.secondary_uses
#     - operator.body_kind
#     - place.member_states
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters: []
#   comply: |
#     Get the provider's declaration on how its database was made, list where the images of the watchlist come
#     from, and do not use a system or a list that was made by scraping the internet or CCTV footage without a
#     target. Delete what was scraped and build the list anew.
#   remedies:
#     - set:
#         watchlist.scraped: false
#         watchlist.image_sources: [{source: own, origin: {given: true}}]
#         provider.scraping_declared: false
#     - set:
#         watchlist.exists: false
#         watchlist.scraped: false
#         watchlist.image_sources: []
#         provider.scraping_declared: false
#   unreachable: []
#   note: |
#     Binds whoever uses the system, police or not. Only a declaration fails it: that the watchlist was scraped,
#     or that the provider scrapes. A provider's silence leaves it undetermined, and so does a list of sources
#     that names images from the web beside the statement that nothing was scraped: whether that was untargeted
#     cannot be told from it. Gathering images of particular persons is not what point (e) forbids; other law
#     may. That there is no watchlist, beside the word that one was scraped or an image from the web, settles
#     nothing. A system used only for military, defence or national-security purposes is outside the Regulation
#     (article 2(3)); that exclusion takes effect only for a body that claims it, so silence about it and an
#     answer that is withheld exclude nothing. The article was read in public copies of the consolidated text.
package requirements.eu_ai_act.aia_13

import data.lib
import data.terms

applies := terms.within_ai_act

satisfied := lib.all_of([
	lib.any_of([
		no_list,
		lib.all_of([lib.is_false(input.facts.watchlist.scraped), sources_clear]),
	]),
	lib.is_false(input.facts.provider.scraping_declared),
])

# That there is no list stands where none is said to be scraped and no source of its images is named beside it.
no_list := lib.all_of([
	lib.is_false(input.facts.watchlist.exists),
	lib.any_of([lib.is_false(input.facts.watchlist.scraped), "unknown"]),
	lib.when(lib.given(input.facts.watchlist.image_sources), "unknown", "yes"),
])

sources_clear := lib.every_item(input.facts.watchlist.image_sources, [answer |
	some image_source in lib.items(input.facts.watchlist.image_sources)
	answer := lib.any_of([lib.one_of(image_source.source, not_the_web), "unknown"])
])

not_the_web := ["custody", "licence_photos", "passports", "visas", "own", "other"]
