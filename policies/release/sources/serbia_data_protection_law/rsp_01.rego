# METADATA
# title: An impact assessment before processing that is likely to be of high risk
# description: |
#   Where processing is likely to put people at high risk, above all with new technology and in places open to the
#   public, an impact assessment is made before it begins. Where the risk would stay high, the Commissioner is asked
#   for an opinion first.
# related_resources:
#   - ref: https://www.propisi.net/kada-je-obavezno-sprovesti-procenu-uticaja-na-zastitu-podataka-o-licnosti/
#     description: Article 54(1) in its wording and the Commissioner's list, read
#   - ref: http://demo.paragraf.rs/demo/combined/Old/t/t2019_10/t10_0074.htm
#     description: An English version of the Law, of which the first articles were read
#   - ref: https://hiljade.kamera.rs/en/law-society
#     description: A civil society campaign on articles 54 and 55, read
# custom:
#   id: RSP-01
#   kind: duty
#   severity: blocking
#   ground: dpia
#   source:
#     act: Law on Personal Data Protection (Serbia, Official Gazette 87/2018)
#     article: Articles 54 and 55
#     link: https://www.paragraf.rs/propisi/zakon_o_zastiti_podataka_o_licnosti.html
#   basis: S
#   verified: false
#   in_force:
#     from: 2019-08-21
#     until: null
#     citation: Applied from 21 August 2019, nine months after its entry into force
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - deployment.start_date
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - data.personal
#     - data.large_scale
#     - assessments.dpia.required
#     - assessments.dpia.high_risk_listed
#     - assessments.dpia.done
#     - assessments.dpia.date
#     - assessments.dpia.necessity_section
#     - assessments.dpia.covers_non_listed
#     - assessments.dpia.residual_risk
#     - assessments.prior_consultation.done
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.targeting
#     - operator.body_kind
#     - operator.sector
#     - context.assembly
#     - deployment.covert
#     - deployment.processing
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Make the assessment before the first use; an authority assesses the risks to everybody who is captured, others
#     examine necessity and proportionality. Where the risk stays high, ask the Commissioner. Where this was missed,
#     stop, do it, and begin again.
#   remedies:
#     - set:
#         assessments.dpia.done: true
#         assessments.dpia.date: {days_before: 0}
#         assessments.dpia.necessity_section: true
#         assessments.dpia.covers_non_listed: true
#         assessments.prior_consultation.done: true
#         deployment.start_date: {days_after: 1}
#   unreachable: []
#   note: |
#     Article 54(1) was read in its wording, and the Commissioner's list, which names systematic surveillance of places
#     open to the public on a large scale; what an assessment must hold, and article 55, in summaries. They follow
#     articles 35 and 36 of Regulation (EU) 2016/679 and, for competent authorities, articles 27 and 28 of Directive
#     (EU) 2016/680. So an authority is asked whether the assessment covers the risks to everybody, others whether it
#     examines necessity. High risk is shown by one face compared with many, a place open to the public, a large scale,
#     or what the body or the Commissioner's list says; that one of them is enough is this project's reading. Where all
#     are answered no, nothing is asked for and this does not apply. An assessment dated on the first day counts as
#     before it, one dated after the law date has not been made yet. What began before 21 August 2019 may be assessed
#     later.
package requirements.serbia_data_protection_law.rsp_01

import data.lib
import data.terms

applies := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.serbia_data_protection_law),
	terms.personal_data,
	terms.high_risk_likely,
])

satisfied := lib.all_of([
	terms.impact_assessed,
	lib.choose(
		terms.law_enforcement,
		lib.any_of([lib.negate(terms.one_to_many), lib.is_true(input.facts.assessments.dpia.covers_non_listed)]),
		lib.is_true(input.facts.assessments.dpia.necessity_section),
	),
	lib.any_of([begun_before_the_law, terms.impact_assessment_precedes_use]),
	terms.remaining_risk_consulted,
])

begun_before_the_law := lib.negate(lib.not_after(applied_from, input.facts.deployment.start_date))

applied_from := {"iso": "2019-08-21", "day": 18129}
