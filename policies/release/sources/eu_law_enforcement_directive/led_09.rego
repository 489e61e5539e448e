# METADATA
# title: What everybody is told of police processing is not withheld
# description: |
#   Who the controller is and how to reach it, how to reach the data protection officer, and that there are rights and how to
#   use them, is made available to everybody, and the directive lets no law restrict that. What more is told may be
#   restricted by a law only, for one of five aims, to the extent that and for as long as it is necessary and proportionate.
# custom:
#   id: LED-09
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Article 13(1), points (a), (b) and (e), 13(2), points (b) and (c), and 13(3)
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: K
#   verified: false
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - withholding.stubs
#     - consent.bystanders_captured
#     - data.categories
#     - data.personal
#     - data.special_categories
#     - deployment.covert
#     - deployment.mode
#     - deployment.national_security_use
#     - deployment.processing
#     - deployment.space
#     - deployment.targeting
#     - deployment.technology
#     - operator.body_kind
#     - operator.on_behalf_of_law_enforcement
#     - operator.sector
#     - operator.type
#     - place.country
#     - probe_images.quality_minimum
#     - purpose.ai_act_objective
#     - purpose.code
#     - purpose.offence_code
#     - purpose.secondary_uses
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.categories
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Publish how to reach the body and its data protection officer, and that people have rights and how to use them.
#     Withhold how long data is kept, and who gets it, only under a law that allows it for one of the aims of
#     article 13(3), and look at it again by the day that was set.
#   remedies: []
#   unreachable: []
#   note: |
#     Article 13 speaks of what is made available or given to the people concerned. That what no law may keep from them is
#     not kept from the public page of this register either, is this project's reading; so it advises. The restriction of
#     article 13(3) is one of paragraph 2 alone: of paragraph 1 nothing may be left out. Of the grounds on which this
#     register lets a field be withheld, law enforcement stands for points (a) and (b), national security for point (d), and
#     the data of others for point (e). Whether the security of a system is one of public security (c), or a trade secret
#     one of the rights of others (e), the law that restricts would have to say, so it is open; and so is whether a
#     restriction whose review is overdue is still necessary. Whether the provision that is named is a law, a rule cannot
#     read. The purposes, the legal basis and where to complain (points 13(1)(c) and (d), 13(2)(a)) cannot be withheld
#     in this register at all. The article was not read.
package requirements.eu_law_enforcement_directive.led_09

import data.lib
import data.terms

applies := lib.all_of([terms.police_directive, lib.negate(nothing_withheld)])

satisfied := lib.every_item(input.facts.withholding.stubs, [answer |
	some stub in lib.items(input.facts.withholding.stubs)
	answer := lib.all_of([
		lib.negate(lib.one_of(stub.field, for_everybody)),
		lib.any_of([
			lib.negate(lib.one_of(stub.field, restricted_by_law_alone)),
			lib.all_of([
				lib.given(stub.provision),
				lib.any_of([lib.one_of(stub.ground, ["law_enforcement", "national_security", "personal_data"]), "unknown"]),
				lib.any_of([lib.not_after(input.law_date, stub.review_by), "unknown"]),
			]),
		]),
	])
])

nothing_withheld := lib.every_item(input.facts.withholding.stubs, [answer |
	some stub in lib.items(input.facts.withholding.stubs)
	answer := lib.negate(lib.one_of(stub.field, array.concat(for_everybody, restricted_by_law_alone)))
])

# Article 13(1), points (a), (b) and (e).
for_everybody := [
	"data.rights_url",
	"governance.data_protection_officer",
	"operator.contact",
	"operator.data_protection_contact",
	"rights.access",
	"rights.contact",
	"rights.erasure",
	"rights.rectification",
	"rights.request_process",
]

# Article 13(2), points (b), how long, and (c), who receives it.
restricted_by_law_alone := [
	"data.retention_enrolled_days",
	"data.retention_enrolled_indefinite",
	"data.retention_match_days",
	"data.retention_match_indefinite",
	"data.retention_nonmatch_indefinite",
	"data.retention_nonmatch_seconds",
	"data.retention_watchlist_days",
	"data.retention_watchlist_indefinite",
	"data.transfers",
	"data.transfers[].recipient",
]
