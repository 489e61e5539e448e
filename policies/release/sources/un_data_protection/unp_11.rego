# METADATA
# title: Information is withheld only where the purpose asks for it
# description: |
#   What the public is told about the processing of personal data, and about how to ask, is withheld only so far as
#   telling it would frustrate the stated purpose, or where the confidentiality or the security of the data asks for it.
# related_resources:
#   - ref: https://unsceb.org/privacy-principles
#     description: The Principles at the UN System Chief Executives Board for Coordination
# custom:
#   id: UNP-11
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Personal Data Protection and Privacy Principles (UN High-Level Committee on Management, 11 October 2018)
#     article: Principle 8, Transparency; Principles 6, Confidentiality, and 7, Security
#     link: https://unsceb.org/privacy-principles
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-10-11
#     until: null
#     citation: Adopted by the High-Level Committee on Management at its 36th meeting, 11 October 2018
#   inputs:
#     - withholding.stubs
#     - data.categories
#     - data.personal
#     - data.special_categories
#     - deployment.mode
#     - deployment.national_security_use
#     - deployment.technology
#     - operator.body_kind
#     - operator.on_behalf_of_law_enforcement
#     - operator.sector
#     - operator.type
#     - probe_images.quality_minimum
#     - purpose.code
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Publish what is withheld on a ground that the purpose of this use does not bear out: to protect a business, in the
#     name of law enforcement by a body that neither is police nor guards a border nor acts for the police, or in the name
#     of national security where the use does not serve it.
#   remedies: []
#   unreachable: []
#   note: |
#     A benchmark: the Principles address the organisations of the United Nations system and bind nobody else. Principle 8
#     has people told "insofar as the specified purpose for which personal data is processed is not frustrated"; it is
#     read here of what a body withholds from the public page about its processing, which is this project's reading, as is
#     which ground stands for which purpose. That personal data or the security of a system may be a reason is drawn from
#     Principles 6 and 7. No principle knows a trade secret as a reason not to tell people how their data is processed; in
#     the sections about contracts, suppliers and conformity, which do not tell that, nothing is asked. Law enforcement is
#     the ground of whoever enforces the law, migration, asylum and border control among it, or acts for the police;
#     national security that of the State: a company that acts for nobody but itself has none. Whether telling would
#     really frustrate the purpose a rule cannot read. Wording from a restatement of the ten principles in a public
#     repository, cross-read with two UN bodies' own; the official text was not retrievable.
package requirements.un_data_protection.unp_11

import data.lib
import data.terms

applies := lib.all_of([terms.personal_data, lib.negate(nothing_withheld)])

satisfied := lib.every_item(input.facts.withholding.stubs, [answer |
	some stub in lib.items(input.facts.withholding.stubs)
	answer := lib.any_of([
		lib.negate(lib.one_of(stub.section, about_the_processing)),
		lib.one_of(stub.ground, ["personal_data", "security_of_system"]),
		lib.all_of([lib.one_of(stub.ground, ["law_enforcement"]), enforces_the_law]),
		lib.all_of([lib.one_of(stub.ground, ["national_security"]), serves_national_security]),
	])
])

nothing_withheld := lib.every_item(input.facts.withholding.stubs, [answer |
	some stub in lib.items(input.facts.withholding.stubs)
	answer := lib.negate(lib.one_of(stub.section, about_the_processing))
])

enforces_the_law := lib.any_of([
	terms.law_enforcement,
	lib.one_of(input.facts.operator.sector, ["asylum", "border", "law_enforcement", "migration"]),
])

# As with the exclusion for national security: a company that acts for nobody but itself has none, and whether one that
# says it acts for the police carries out an activity of the State, its own word does not show.
serves_national_security := lib.all_of([
	lib.any_of([lib.is_true(input.facts.deployment.national_security_use), terms.counter_terrorism]),
	lib.any_of([
		terms.authority,
		lib.all_of([lib.is_true(input.facts.operator.on_behalf_of_law_enforcement), "unknown"]),
	]),
])

about_the_processing := [
	"consent",
	"data",
	"human_oversight",
	"minors",
	"operations",
	"probe_images",
	"purpose",
	"rights",
	"scope",
	"system",
	"transparency",
	"watchlist",
]
