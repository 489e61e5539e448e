# METADATA
# title: Destroyed when the purpose is met
# description: |
#   The record of biometric characteristics and every note about them is destroyed as soon as the purpose of the
#   verification or confirmation of identity is met or its reason no longer exists.
# related_resources:
#   - ref: https://www.legisquebec.gouv.qc.ca/en/document/cs/c-1.1
#     description: Act to establish a legal framework for information technology, chapter C-1.1, the official text
#   - ref: http://www.legisquebec.gouv.qc.ca/en/showversion/cs/C-1.1?code=se:44&pointInTime=20201126
#     description: Section 44 as it stood in 2020, the copy that was read
# custom:
#   id: QCB-03
#   kind: duty
#   severity: blocking
#   ground: retention
#   source:
#     act: Act to establish a legal framework for information technology (Québec)
#     article: Section 44, third paragraph
#     link: https://www.legisquebec.gouv.qc.ca/en/document/cs/c-1.1
#   basis: S
#   verified: false
#   in_force:
#     from: 2001-11-01
#     until: null
#     citation: 2001, chapter 32, in force 1 November 2001
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.targeting
#     - place.country
#     - place.subdivision
#     - place.extent
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
#     Set an end for every kind of biometric data, and destroy the templates of people who leave or withdraw.
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
#     Section 44 was read in English and French as it stood before the amendment of 2021, which is understood to have
#     left this paragraph alone; the section as it stands was not read. Whether a stated period is as short as the
#     purpose allows is not tested, so only what is kept without limit fails.
package requirements.quebec_information_technology.qcb_03

import data.terms

applies := terms.quebec_biometric_identity

satisfied := terms.every_period_ends
