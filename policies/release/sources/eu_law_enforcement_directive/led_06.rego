# METADATA
# title: Logs of who did what with the data, and why
# description: |
#   The system logs collection, alteration, consultation, disclosure, combination and erasure. For consultation and
#   disclosure the logs show the reason, the date and time and, as far as possible, who acted and who received. They
#   serve checks, security and criminal proceedings only.
# related_resources:
#   - ref: https://www.legislation.gov.uk/ukpga/2018/12/section/62
#     description: Data Protection Act 2018 (United Kingdom) section 62, a transposition that tracks the article
# custom:
#   id: LED-06
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Article 25(1) to (3)
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - system.log.verifier_ids
#     - system.log.consultation_reason
#     - system.log.collection
#     - system.log.alteration
#     - system.log.disclosure
#     - system.log.combination
#     - system.log.erasure
#     - system.log.time
#     - system.log.recipients
#     - system.log.purpose_limited
#     - purpose.code
#     - consent.bystanders_captured
#     - data.personal
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Log all six operations; for consultation and disclosure the reason, the time, the person and the recipient. Use
#     the logs for nothing but checks, security and criminal proceedings.
#   remedies:
#     - set:
#         system.log.collection: true
#         system.log.alteration: true
#         system.log.consultation_reason: true
#         system.log.disclosure: true
#         system.log.combination: true
#         system.log.erasure: true
#         system.log.time: true
#         system.log.verifier_ids: true
#         system.log.recipients: true
#         system.log.purpose_limited: true
#   unreachable: []
#   note: |
#     A log of consultation is shown by its reasons. Who acted and who received are asked for as far as possible, so
#     their lack leaves the requirement open and does not fail it; the record does not ask why it was not possible.
#     Older systems had time until May 2023, exceptionally May 2026 (article 63(2) and (3), from knowledge); this is
#     not tested. The article was read through three national transpositions, not itself.
package requirements.eu_law_enforcement_directive.led_06

import data.lib
import data.terms

applies := terms.police_directive

satisfied := lib.all_of([
	lib.is_true(input.facts.system.log.collection),
	lib.is_true(input.facts.system.log.alteration),
	lib.is_true(input.facts.system.log.consultation_reason),
	lib.is_true(input.facts.system.log.disclosure),
	lib.is_true(input.facts.system.log.combination),
	lib.is_true(input.facts.system.log.erasure),
	lib.is_true(input.facts.system.log.time),
	lib.is_true(input.facts.system.log.purpose_limited),
	as_far_as_possible(input.facts.system.log.verifier_ids),
	as_far_as_possible(input.facts.system.log.recipients),
])

as_far_as_possible(answer) := lib.any_of([lib.is_true(answer), "unknown"])
