# METADATA
# title: What the EU database shows the public is not withheld
# description: |
#   What a public authority enters into the EU database about itself and its use is publicly available there, so it is not
#   withheld here, whatever the ground. Only the secure section, for law enforcement, migration, asylum and border
#   control, is not public.
# related_resources:
#   - ref: https://rgpd.com/ai-act/chapter-8-eu-database-for-high-risk-ai-systems/article-71-eu-database-for-high-risk-ai-systems-listed-in-annex-iii/
#     description: Article 71, the text of the Official Journal in a reprint
#   - ref: https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727
#     description: Regulation (EU) 2024/1689, consolidated text of 27 July 2026, articles 49 and 71 and Annex VIII
# custom:
#   id: AIA-32
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
#     article: Article 71(4), first sentence; article 49(3) and (4); Annex VIII, Section C, points 1, 4 and 5
#     link: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 2026-08-02
#     until: null
#     citation: >-
#       Article 113, second paragraph, on the wording; unsettled, see the note of AIA-28
#   inputs:
#     - withholding.stubs
#     - consent.bystanders_captured
#     - data.categories
#     - data.special_categories
#     - deployment.covert
#     - deployment.eu_scope
#     - deployment.mode
#     - deployment.national_security_use
#     - deployment.processing
#     - deployment.significant_change_on
#     - deployment.space
#     - deployment.start_date
#     - deployment.targeting
#     - deployment.technology
#     - operator.body_kind
#     - operator.on_behalf_of_law_enforcement
#     - operator.sector
#     - operator.type
#     - place.country
#     - place.member_states
#     - probe_images.quality_minimum
#     - purpose.ai_act_objective
#     - purpose.code
#     - purpose.offence_code
#     - purpose.secondary_uses
#     - registration.ai_act_class
#     - registration.class_grounds
#     - registration.declared_risk_class
#     - registration.section
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - system.inferred_attributes
#     - system.profiling_only
#     - watchlist.categories
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Publish the address and the contact of the body and the summaries of the fundamental rights and of the data protection
#     impact assessment, which the EU database shows to everybody.
#   remedies: []
#   unreachable: []
#   note: |
#     Article 71(4) makes public what the EU database contains, but for the section of article 49(4); it says nothing of
#     other registers. That a ground on which this register would withhold the same cannot hold is this project's
#     inference, so it advises. Of Section C the points 1 (name, address and contact of the deployer), 4 and 5 (the two
#     summaries) are asked; the name cannot be withheld here, and who submits for the deployer and the address of the
#     provider's entry (points 2 and 3) are not public in this register for anybody. Exception: registration in
#     the secure section, for the areas that article 49(4) names. Section C binds public authorities and whoever acts for
#     them; a company that registers of its own accord is not asked. The day on which it begins is that of AIA-28, and as
#     unsettled; systems in service before 2 December 2027: see AIA-17. Article 71 was read in a reprint, article 49 on
#     several public pages, and Annex VIII too.
package requirements.eu_ai_act.aia_32

import data.lib
import data.terms

applies := lib.all_of([terms.high_risk, terms.public_authority, lib.negate(nothing_withheld)])

satisfied := terms.registered_in_secure_section

exceptions := lib.took_effect({"secure_section": terms.registered_in_secure_section})

deferred := terms.chapter_iii_deferred

nothing_withheld := lib.every_item(input.facts.withholding.stubs, [answer |
	some stub in lib.items(input.facts.withholding.stubs)
	answer := lib.negate(lib.one_of(stub.field, public_in_the_database))
])

# Annex VIII, Section C, points 1, 4 and 5.
public_in_the_database := [
	"assessments.dpia.summary",
	"assessments.fria.summary",
	"operator.address",
	"operator.contact",
]
