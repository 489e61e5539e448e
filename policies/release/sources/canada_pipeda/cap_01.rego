# METADATA
# title: Knowledge and express consent
# description: |
#   A business collects and uses biometric information only with the knowledge and consent of the person, who can be
#   expected to understand what it is for and what follows. Exceptions are those of the Act.
# related_resources:
#   - ref: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
#     description: Personal Information Protection and Electronic Documents Act, S.C. 2000, c. 5, the official text
#   - ref: https://priv.gc.ca/en/opc-actions-and-decisions/investigations/investigations-into-businesses/2020/pipeda-2020-004/
#     description: PIPEDA Findings 2020-004, on the form of consent for biometric information
# custom:
#   id: CAP-01
#   kind: duty
#   severity: blocking
#   ground: consent_invalid
#   source:
#     act: Personal Information Protection and Electronic Documents Act (Canada)
#     article: Sections 6.1 and 7(1); Schedule 1, clauses 4.3, 4.3.2, 4.3.4 and 4.3.6
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
#     - operator.type
#     - place.country
#     - place.subdivision
#     - place.extent
#     - legal_basis.national_exception
#     - consent.relied_on
#     - consent.explicit
#     - consent.specific
#     - consent.informed
#     - consent.bystanders_captured
#     - data.personal
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Ask each person expressly, separately from other terms, and say plainly what is collected, why, and what
#     follows. Collect nothing of people who were not asked. Where section 7 allows collection without consent, name
#     the paragraph.
#   remedies:
#     - set:
#         consent.relied_on: true
#         consent.explicit: true
#         consent.informed: true
#         consent.specific: true
#         consent.bystanders_captured: false
#     - set:
#         consent.relied_on: false
#         legal_basis.national_exception: {given: true}
#   unreachable: []
#   note: |
#     Sections 5, 6.1 and 7(1) and clauses 4.3 to 4.3.6 were read in the official text. The form of consent takes
#     account of the sensitivity of the information (4.3.4); that it must be express for biometric information is
#     the finding of the Commissioners, since clause 4.3.6 itself only recommends it (section 5(2)). The notes to
#     clause 4.3 do not count (section 7(1)). A paragraph of section 7 that is named shows as an exception; whether
#     it fits is not tested. Where a use rests on consent an exception cannot carry it. Personal and journalistic
#     uses (section 4(2)) and employees of businesses under provincial law are outside; the record does not ask.
package requirements.canada_pipeda.cap_01

import data.lib
import data.terms

applies := lib.all_of([terms.pipeda, terms.biometric])

satisfied := lib.choose(lib.is_true(input.facts.consent.relied_on), consent, excepted)

exceptions := lib.took_effect({"collection_without_consent": lib.all_of([
	lib.is_false(input.facts.consent.relied_on),
	excepted,
])})

consent := lib.all_of([
	lib.is_true(input.facts.consent.explicit),
	lib.is_true(input.facts.consent.informed),
	lib.is_true(input.facts.consent.specific),
	lib.is_false(input.facts.consent.bystanders_captured),
])

excepted := lib.given(input.facts.legal_basis.national_exception)
