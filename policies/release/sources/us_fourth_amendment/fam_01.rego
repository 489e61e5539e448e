# METADATA
# title: A match alone is no probable cause
# description: |
#   Nobody is arrested without probable cause. A result of face recognition is a lead: nobody acts on it alone, and
#   an arrest needs independent evidence.
# related_resources:
#   - ref: https://constitution.congress.gov/constitution/amendment-4/
#     description: Fourth Amendment, the official text
#   - ref: https://michigan.law.umich.edu/news/civil-rights-litigation-initiative-helps-achieve-nations-strongest-police-department-policy
#     description: "Terms of a settlement of 28 June 2024: no arrest and no line-up on a match alone"
#   - ref: https://richmond.com/opinion/columnists/henry-h-perritt-jr-column-restoring-an-important-crime-fighting-tool/article_3630ea67-3358-59d1-a85f-e5bb7ff03293.html
#     description: "A law professor: a match alone never is probable cause"
# custom:
#   id: FAM-01
#   kind: duty
#   severity: major
#   ground: human_oversight
#   source:
#     act: Constitution of the United States, Fourth Amendment
#     article: Fourth Amendment
#     link: https://constitution.congress.gov/constitution/amendment-4/
#   basis: S
#   verified: false
#   in_force:
#     from: 1791-12-15
#     until: null
#     citation: Ratified 15 December 1791; against the States through the Fourteenth Amendment
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - human_oversight.sole_basis_prohibited
#     - operations.corroboration_required
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - operator.body_kind
#     - operator.sector
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Forbid by rule to act on a result alone, and ask for evidence that does not come from the match before anybody
#     is arrested. A line-up built around the person who was matched is no such evidence.
#   remedies:
#     - set:
#         human_oversight.sole_basis_prohibited: true
#         operations.corroboration_required: true
#   unreachable: []
#   note: |
#     The Amendment was read; it asks for probable cause and says nothing of machines. That a match alone is not
#     enough rests on settlements, on the policies of agencies and on writers, not on a judgment of the Supreme
#     Court, so the rule is an inference: it is marked as not verified, weighs as major and
#     advises. It is asked of the rules of the authority, not of the single
#     arrest. Searches of stored images and live cameras are asked alike.
package requirements.us_fourth_amendment.fam_01

import data.lib
import data.terms

applies := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.us_fourth_amendment),
	terms.law_enforcement,
	terms.one_to_many,
])

satisfied := lib.all_of([
	lib.is_true(input.facts.human_oversight.sole_basis_prohibited),
	lib.is_true(input.facts.operations.corroboration_required),
])
