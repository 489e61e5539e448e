# METADATA
# title: Watching an assembly is regulated and independently scrutinised
# description: |
#   People who gather peacefully keep their privacy, in public too. Where what they do is watched, a public rule of
#   law regulates what may be collected, and a body independent of those who watch looks at it.
# related_resources:
#   - ref: https://undocs.org/CCPR/C/GC/37
#     description: Human Rights Committee, General Comment 37 (2020), §§10, 61-62
#   - ref: https://www.biometricupdate.com/202404/un-says-law-enforcement-should-not-use-biometrics-to-surveil-protestors
#     description: >-
#       The Special Rapporteur's toolkit of 2024 for the policing of protests, as reported, which goes further
# custom:
#   id: ICC-01
#   kind: duty
#   severity: major
#   ground: legality
#   source:
#     act: International Covenant on Civil and Political Rights
#     article: art 21, with Human Rights Committee, General Comment 37 §§10, 61-62
#     link: https://treaties.un.org/doc/publication/unts/volume%20999/volume-999-i-14668-english.pdf
#   basis: S
#   verified: false
#   in_force:
#     from: 1976-03-23
#     until: null
#     citation: >-
#       International Covenant on Civil and Political Rights, in force 23 March 1976; profiles say who is bound
#       since when
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - context.assembly
#     - context.assembly_peaceful
#     - legal_basis.published
#     - governance.oversight_independent
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Rest what is collected at assemblies on a published rule of law and have it overseen by an independent body.
#     Better, keep away from them.
#   remedies:
#     - set:
#         legal_basis.published: true
#         governance.oversight_independent: true
#   unreachable: []
#   note: |
#     The paragraphs of General Comment 37 were not retrievable and are from knowledge, so this weighs as major;
#     HR-02 and HR-09 ask for a public rule and for oversight from texts that were read. That peaceful participants
#     are not identified at all is the call of the High Commissioner and of the Special Rapporteur, not of the
#     Committee; it is OHC-02, with the exception for a named suspect of violence. A one-to-one check of those who
#     ask for it watches nobody and is left out. That surveillance must not aim to intimidate is not something the
#     record shows.
package requirements.iccpr.icc_01

import data.lib
import data.terms

applies := lib.all_of([lib.negate(terms.verification), terms.peaceful_assembly])

satisfied := lib.all_of([
	lib.is_true(input.facts.legal_basis.published),
	lib.is_true(input.facts.governance.oversight_independent),
])
