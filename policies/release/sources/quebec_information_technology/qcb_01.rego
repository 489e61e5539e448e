# METADATA
# title: No biometric identification without express consent and another way
# description: |
#   Nobody may require that a person's identity be verified or confirmed by a process that records biometric
#   characteristics, except with that person's express consent. Who does not consent is identified in another way.
# related_resources:
#   - ref: https://www.legisquebec.gouv.qc.ca/en/document/cs/c-1.1
#     description: Act to establish a legal framework for information technology, chapter C-1.1, the official text
#   - ref: http://www.legisquebec.gouv.qc.ca/en/showversion/cs/C-1.1?code=se:44&pointInTime=20201126
#     description: Section 44 as it stood in 2020, the copy that was read
# custom:
#   id: QCB-01
#   kind: duty
#   severity: blocking
#   ground: consent_invalid
#   source:
#     act: Act to establish a legal framework for information technology (Québec)
#     article: Section 44, first paragraph
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
#     - place.country
#     - place.subdivision
#     - place.extent
#     - consent.relied_on
#     - consent.explicit
#     - consent.alternative_equal
#     - consent.bystanders_captured
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Ask each person expressly, and offer another way of identification that costs no more time, money or trouble.
#     Where nobody can be asked, as with people who pass a camera, do not use biometrics.
#   remedies:
#     - set:
#         consent.relied_on: true
#         consent.explicit: true
#         consent.bystanders_captured: false
#         consent.alternative_equal: true
#   unreachable: []
#   note: |
#     Section 44 was read in English and French as it stood before the amendment of 2021, which added prior
#     disclosure (QCB-02) and is understood to have kept the consent; the section as it stands was not read. That
#     another way must be offered follows from "may not require". The rule has no exception for private bodies or
#     authorities; other laws may have one for a given use, and a law that provides for it is the matter of that law.
#     Nobody can consent for a crowd, so people captured by the way fail it.
package requirements.quebec_information_technology.qcb_01

import data.lib
import data.terms

applies := terms.quebec_biometric_identity

satisfied := lib.all_of([
	lib.is_true(input.facts.consent.relied_on),
	lib.is_true(input.facts.consent.explicit),
	lib.is_false(input.facts.consent.bystanders_captured),
	lib.is_true(input.facts.consent.alternative_equal),
])
