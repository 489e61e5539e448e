# METADATA
# title: Police analysis of stored data only above a threshold that the law sets
# description: |
#   A law lets police analyse stored data automatically only in circumstances that it names itself. Where the
#   interference is serious, they are the protection of particularly weighty interests from a danger that is at
#   least sufficiently identifiable; with less data and a limited method, less is enough.
# related_resources:
#   - ref: http://servat.unibe.ch/tools/DfrInfo?Command=ShowPrintText&Name=bv165363
#     description: BVerfGE 165, 363, headnotes 1 to 4, read in German
# custom:
#   id: GBL-01
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: Basic Law for the Federal Republic of Germany
#     article: Article 2(1) with article 1(1), as read in BVerfGE 165, 363
#     link: https://www.gesetze-im-internet.de/englisch_gg/
#   basis: T
#   verified: true
#   in_force:
#     from: 1983-12-15
#     until: null
#     citation: The right to informational self-determination, BVerfGE 65, 1 (15 December 1983)
#   inputs:
#     - deployment.mode
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.threat_specific
#     - legal_basis.type
#     - legal_basis.citation
#     - legal_basis.specifies_when
#     - legal_basis.data_categories_named
#     - proportionality.seriousness
#     - data.scope_minimised
#     - operator.body_kind
#     - operator.sector
#   parameters: []
#   comply: |
#     Use the analysis only under a statute that says in which circumstances. Limit it to serious crime or a grave
#     threat to the public and to a specific danger, or limit by law which data and which method may be used.
#   remedies:
#     - set:
#         legal_basis.type: statute
#         legal_basis.citation: {given: true}
#         legal_basis.specifies_when: true
#         proportionality.seriousness: serious_crime
#         purpose.threat_specific: true
#     - set:
#         legal_basis.type: statute
#         legal_basis.citation: {given: true}
#         legal_basis.specifies_when: true
#         legal_basis.data_categories_named: true
#         data.scope_minimised: true
#   unreachable: []
#   note: |
#     The headnotes of the judgment were read. It is about the law, and the record says of the law whether it names
#     the circumstances; where it leaves them to officers the threshold is missing. That the data is named and the
#     scope limited stands for a law that limits kind, amount and method, and shows as an exception. Face
#     recognition by German police is the matter of other requirements.
package requirements.german_basic_law.gbl_01

import data.lib
import data.terms

applies := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.german_basic_law),
	terms.law_enforcement,
	lib.one_of(input.facts.deployment.mode, ["data_analytics"]),
])

satisfied := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, ["statute"]),
	lib.given(input.facts.legal_basis.citation),
	lib.is_true(input.facts.legal_basis.specifies_when),
	lib.any_of([grave_and_specific, less_intrusive]),
])

exceptions := lib.took_effect({"less_intrusive_analysis": lib.carries(less_intrusive, grave_and_specific)})

grave_and_specific := lib.all_of([
	lib.one_of(input.facts.proportionality.seriousness, ["serious_crime", "serious_public_safety_threat"]),
	lib.is_true(input.facts.purpose.threat_specific),
])

less_intrusive := lib.all_of([
	lib.is_true(input.facts.legal_basis.data_categories_named),
	lib.is_true(input.facts.data.scope_minimised),
])
