# METADATA
# title: Kept only as long as the purpose needs it
# description: |
#   Personal information is kept only as long as necessary for the purposes it was collected for, and there are
#   procedures for its destruction. Information without a period that ends is kept longer than that.
# related_resources:
#   - ref: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#     description: Personal Information Protection and Electronic Documents Act, S.C. 2000, c. 5, the official text
# custom:
#   id: CAP-03
#   kind: duty
#   severity: blocking
#   ground: retention
#   source:
#     act: Personal Information Protection and Electronic Documents Act (Canada)
#     article: Schedule 1, clauses 4.5 and 4.5.3
#     link: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#   basis: T
#   verified: true
#   in_force:
#     from: 2004-01-01
#     until: null
#     citation: "Section 30(1) and (2): commercial activities within the provinces since 1 January 2004"
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.targeting
#     - operator.type
#     - place.country
#     - place.subdivision
#     - place.extent
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
#   parameters: []
#   comply: |
#     Set a period for data without a match, data of a match, entries of a list and templates of people who
#     enrolled, and see that contractors keep to it.
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
#     Clauses 4.5 to 4.5.3 were read in the official text. The Act sets no period; whether a stated one is needed
#     for the purpose is not tested, so only what is kept without limit fails. Where a law asks for keeping, its
#     period is the one to state.
package requirements.canada_pipeda.cap_03

import data.terms

applies := terms.pipeda

satisfied := terms.every_period_ends
