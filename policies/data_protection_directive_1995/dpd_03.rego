# METADATA
# title: Kept no longer than necessary
# description: |
#   Data that identifies people is kept no longer than is necessary for the purposes. Data without a
#   period that ends is kept longer than that.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/dir/1995/46/oj
#     description: Directive 95/46/EC, the official text
#   - ref: http://www2.austlii.edu.au/privacy/secure/EU_Directive_DPPs.html
#     description: Article 6 of the Directive, the copy that was read
# custom:
#   id: DPD-03
#   kind: duty
#   severity: blocking
#   ground: retention
#   source:
#     act: Directive 95/46/EC and the national law that transposed it
#     article: Article 6(1)(e)
#     link: https://eur-lex.europa.eu/eli/dir/1995/46/oj
#   basis: T
#   verified: true
#   in_force:
#     from: 1998-10-24
#     until: 2018-05-25
#     citation: Article 32(1), transposition by 24 October 1998; repealed with effect from 25 May 2018 (Regulation (EU) 2016/679 article 94(1))
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.targeting
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - consent.bystanders_captured
#     - data.personal
#     - data.retention_nonmatch_seconds
#     - data.retention_nonmatch_indefinite
#     - data.retention_match_days
#     - data.retention_match_indefinite
#     - data.retention_watchlist_days
#     - data.retention_watchlist_indefinite
#     - data.retention_enrolled_days
#     - data.retention_enrolled_indefinite
#     - watchlist.exists
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
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
#     Set a period for every kind of data and delete when it ends.
#   remedies:
#     - set:
#         data.retention_nonmatch_seconds: {given: true}
#         data.retention_nonmatch_indefinite: false
#         data.retention_match_days: {given: true}
#         data.retention_match_indefinite: false
#         data.retention_watchlist_days: {given: true}
#         data.retention_watchlist_indefinite: false
#         data.retention_enrolled_days: {given: true}
#         data.retention_enrolled_indefinite: false
#   unreachable: []
#   note: |
#     Article 6 was read in its wording. Whether a stated period is needed is not tested, so only what is kept
#     without limit fails.
package requirements.data_protection_directive_1995.dpd_03

import data.terms

applies := terms.data_protection_directive_1995

satisfied := terms.every_period_ends
