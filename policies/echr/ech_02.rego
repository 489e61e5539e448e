# METADATA
# title: The defence hears of the match and can test it
# description: |
#   Where a facial match fed a criminal case, the defence is told that the tool was used, which tool and which
#   version, how, on which images and with what known rates of error, and gets the list of candidates, so that the
#   result can be contested. Every use in a case is on file.
# related_resources:
#   - ref: https://hudoc.echr.coe.int/eng?i=001-225655
#     description: Glukhin v Russia, no. 11519/20, 4 July 2023, §72, read
#   - ref: https://hudoc.echr.coe.int/eng?i=001-227636
#     description: Yüksel Yalçınkaya v Türkiye [GC], no. 15669/20, 26 September 2023, by analogy
#   - ref: https://www.recordinglaw.com/news/nj-facial-recognition-discovery-miles
#     description: State v Miles, A-41-24 (Supreme Court of New Jersey, 24 June 2026), as reported; persuasive only
# custom:
#   id: ECH-02
#   kind: duty
#   severity: major
#   ground: redress
#   source:
#     act: European Convention on Human Rights; International Covenant on Civil and Political Rights
#     article: ECHR art 6(1) and 6(3)(b); ICCPR art 14(3)(b)
#     link: https://www.echr.coe.int/documents/d/echr/convention_ENG
#   basis: S
#   verified: false
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - case_file.recognition_use_recorded
#     - case_file.led_to_charge
#     - transparency.court_disclosure
#     - transparency.defence_disclosure
#     - probe_images.candidate_list_retained
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
#     Put every use in a case on file. Where a match led to a charge, tell the court and the defence that the tool
#     was used, which tool and version, how, on which images and with what rates of error, and keep the list of
#     candidates for them.
#   remedies:
#     - set:
#         case_file.recognition_use_recorded: true
#         transparency.court_disclosure: true
#         transparency.defence_disclosure: [use, tool, version, method, images, error_rates]
#         probe_images.candidate_list_retained: true
#   unreachable: []
#   note: |
#     No judgment from Strasbourg on the disclosure of a facial match was found; the content of what is disclosed
#     follows an American judgment that is persuasive at most, and does not bind in Europe. Glukhin records how hard
#     proof was because the law foresaw no record or notice of use: this carries the duty to put each use on file.
#     Where no charge followed nothing has to be disclosed, and no list of candidates kept. Source code and trade
#     secrets follow only on a case-specific showing and are not asked for. What a court has ordered to be kept from
#     the defence is not recorded, so it is not tested. Asked of the search of one face among many by, or for, law
#     enforcement.
package requirements.echr.ech_02

import data.lib
import data.terms

applies := lib.all_of([terms.law_enforcement, terms.one_to_many])

satisfied := lib.all_of([
	lib.is_true(input.facts.case_file.recognition_use_recorded),
	lib.any_of([no_charge, disclosed]),
])

exceptions := lib.took_effect({"no_charge_followed": lib.carries(no_charge, disclosed)})

no_charge := lib.is_false(input.facts.case_file.led_to_charge)

disclosed := lib.all_of([
	lib.is_true(input.facts.transparency.court_disclosure),
	lib.includes(input.facts.transparency.defence_disclosure, "use"),
	lib.includes(input.facts.transparency.defence_disclosure, "tool"),
	lib.includes(input.facts.transparency.defence_disclosure, "version"),
	lib.includes(input.facts.transparency.defence_disclosure, "method"),
	lib.includes(input.facts.transparency.defence_disclosure, "images"),
	lib.includes(input.facts.transparency.defence_disclosure, "error_rates"),
	lib.is_true(input.facts.probe_images.candidate_list_retained),
])
