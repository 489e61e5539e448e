# METADATA
# title: Public places are not watched in general
# description: |
#   General monitoring of people in public is almost always disproportionate, and States should refrain from it.
#   Biometric recognition there serves only to prevent or investigate serious crime or serious threats to public
#   safety, and is debated in public first.
# related_resources:
#   - ref: https://undocs.org/A/HRC/51/17
#     description: The report of 2022
#   - ref: https://pt.hi-network.com/un-ohchr-releases-2022-right-to-privacy-in-the-digital-age-report.html
#     description: A summary of the report
#   - ref: https://www.rtbf.be/article/les-gens-sont-de-plus-en-plus-surveilles-dans-les-espaces-publics-notamment-a-cause-de-la-reconnaissance-biometrique-denonce-l-onu-11068208
#     description: A report that quotes the limit to serious crime and serious threats
# custom:
#   id: OHC-03
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: >-
#       Report of the United Nations High Commissioner for Human Rights, The right to privacy in the digital age,
#       A/HRC/51/17 (2022)
#     article: surveillance of public spaces and its recommendations
#     link: https://undocs.org/A/HRC/51/17
#   basis: S
#   verified: false
#   in_force:
#     from: 2022-09-02
#     until: null
#     citation: The report was published on 2 September 2022
#   inputs:
#     - deployment.space
#     - deployment.mode
#     - deployment.technology
#     - deployment.targeting
#     - proportionality.seriousness
#     - assessments.public_consultation.done
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.processing
#     - context.assembly
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Watch particular persons, not everybody. Use biometrics in public only against serious crime or a serious
#     threat to public safety, and let the public discuss it first.
#   remedies:
#     - set:
#         deployment.targeting: targeted
#         proportionality.seriousness: serious_crime
#         assessments.public_consultation.done: true
#   unreachable: []
#   note: |
#     A recommendation to States: soft law, it advises and binds nobody. The report says almost always, not always;
#     that general monitoring blocks is this register's reading of a call to refrain. Public debate is asked of
#     States; a consultation on this deployment stands for it and weighs, alone, as major, and is left open while it
#     is not known whether people are watched in general. A one-to-one check of those who ask for it watches nobody
#     and needs no serious crime: this narrows what was drawn from the summaries. Whoever looks live for the people on
#     a list compares everybody who passes; whether that is general monitoring is left open. The number of the paragraph is
#     still to be set.
package requirements.ohchr.ohc_03

import data.lib
import data.terms

applies := terms.publicly_accessible

satisfied := lib.any_of([lib.all_of([restrained, debated]), lib.doubt(restrained)])

severity := lib.when(restrained, "major", "blocking")

restrained := lib.all_of([
	terms.only_particular_people,
	lib.any_of([
		lib.negate(terms.biometric),
		terms.verification,
		lib.one_of(input.facts.proportionality.seriousness, ["serious_crime", "serious_public_safety_threat"]),
	]),
])

debated := lib.is_true(input.facts.assessments.public_consultation.done)
