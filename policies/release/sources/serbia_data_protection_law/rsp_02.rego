# METADATA
# title: Police use biometrics only where a law authorises it and it is necessary
# description: |
#   A competent authority processes data only as far as necessary for its task and provided for by law. Biometric
#   data that identifies people it processes only where necessary, with safeguards, and where a law authorises it, a
#   vital interest demands it, or the person plainly made the data public.
# related_resources:
#   - ref: http://demo.paragraf.rs/demo/combined/Old/t/t2019_10/t10_0074.htm
#     description: An English version of the Law, of which the first articles were read
#   - ref: https://hiljade.kamera.rs/en/law-society
#     description: A civil society campaign on articles 54 and 55, read
# custom:
#   id: RSP-02
#   kind: duty
#   severity: major
#   ground: legality
#   source:
#     act: Law on Personal Data Protection (Serbia, Official Gazette 87/2018)
#     article: Articles 13 and 18
#     link: https://www.paragraf.rs/propisi/zakon_o_zastiti_podataka_o_licnosti.html
#   basis: K
#   verified: false
#   in_force:
#     from: 2019-08-21
#     until: null
#     citation: Applied from 21 August 2019, nine months after its entry into force
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - legal_basis.type
#     - legal_basis.citation
#     - legal_basis.biometric_specific
#     - legal_basis.safeguards
#     - legal_basis.special_category_condition
#     - necessity.strictly_necessary_reason
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - operator.body_kind
#     - operator.sector
#   parameters: []
#   comply: |
#     Cite the law that authorises this use of biometrics, say why it is necessary, and describe the safeguards.
#     Where there is no such law, do not begin.
#   remedies:
#     - set:
#         legal_basis.type: statute
#         legal_basis.citation: {given: true}
#         legal_basis.biometric_specific: true
#         necessity.strictly_necessary_reason: {given: true}
#         legal_basis.safeguards: {given: true}
#   unreachable: []
#   note: |
#     Written down from knowledge of articles that follow articles 8 and 10 of Directive (EU) 2016/680; that
#     processing must be provided for by law is confirmed by a decision of the Constitutional Court that the
#     Commissioner cites. So it weighs as major. A vital interest takes the place of a law made for biometrics,
#     which shows as an exception; a photo somebody published makes no template public, so that way is left out.
package requirements.serbia_data_protection_law.rsp_02

import data.lib
import data.terms

applies := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.serbia_data_protection_law),
	terms.law_enforcement,
	terms.identifies_uniquely,
])

satisfied := lib.all_of([
	lib.any_of([authorised, vital_interest]),
	lib.given(input.facts.necessity.strictly_necessary_reason),
	lib.given(input.facts.legal_basis.safeguards),
])

exceptions := lib.took_effect({"vital_interest": lib.carries(vital_interest, authorised)})

authorised := lib.all_of([
	lib.one_of(input.facts.legal_basis.type, ["statute"]),
	lib.given(input.facts.legal_basis.citation),
	lib.is_true(input.facts.legal_basis.biometric_specific),
])

vital_interest := lib.one_of(input.facts.legal_basis.special_category_condition, ["vital_interests"])
