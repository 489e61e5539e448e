# METADATA
# title: "Schools: parents are told and consent, the child may refuse, and there is another way"
# description: |
#   A school or college in England or Wales uses biometric recognition of a child under 18 only after each parent
#   was told and one of them consented in writing, none objects, the child may refuse, and there is another way to
#   do the same.
# related_resources:
#   - ref: https://www.legislation.gov.uk/ukpga/2012/9/part/1/chapter/2/enacted
#     description: Sections 26 to 28, read
# custom:
#   id: POF-01
#   kind: duty
#   severity: blocking
#   ground: minors
#   source:
#     act: Protection of Freedoms Act 2012 (England and Wales), Part 1, Chapter 2
#     article: Sections 26(1) to (7), 27(1) to (4) and 28
#     link: https://www.legislation.gov.uk/ukpga/2012/9/part/1/chapter/2
#   basis: T
#   verified: true
#   in_force:
#     from: 2013-09-01
#     until: null
#     citation: In force 1 September 2013, as known from a summary (the month was read, the day was not)
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.space
#     - operator.sector
#     - place.country
#     - place.subdivision
#     - legal_basis.national_exception
#     - minors.may_be_scanned
#     - minors.objection_route
#     - minors.parental_consent
#     - consent.alternative_equal
#     - transparency.notice_individual
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Write to each parent, obtain the written consent of one, and stop where any parent objects or the child
#     refuses. Offer another way, such as cash or a card. Where a parent cannot be asked for a reason of section
#     27(1), write down which.
#   remedies:
#     - set:
#         transparency.notice_individual: true
#         minors.parental_consent: true
#         minors.objection_route: {given: true}
#         consent.alternative_equal: true
#   unreachable: []
#   note: |
#     Sections 26 to 28 were read. They speak of each child; the record says how the school does it. The ways to
#     refuse are asked as a route by which children or parents may object. The Act asks for a reasonable
#     alternative; an equal one is asked here, which is how the record puts it. A written reason of section 27(1)
#     shows as an exception. Universities are no further education institutions; a body of the education sector that
#     serves only adults answers that nobody under 18 is scanned.
package requirements.uk_protection_of_freedoms_act.pof_01

import data.lib
import data.terms

applies := lib.all_of([
	terms.england_and_wales,
	lib.any_of([
		lib.one_of(input.facts.operator.sector, ["education"]),
		lib.one_of(input.facts.deployment.space, ["education"]),
	]),
	terms.identifies_uniquely,
	lib.is_true(input.facts.minors.may_be_scanned),
])

satisfied := lib.all_of([
	lib.any_of([told_and_asked, parents_not_asked]),
	lib.given(input.facts.minors.objection_route),
	lib.is_true(input.facts.consent.alternative_equal),
])

exceptions := lib.took_effect({"parents_not_asked": lib.carries(parents_not_asked, told_and_asked)})

told_and_asked := lib.all_of([
	lib.is_true(input.facts.transparency.notice_individual),
	lib.is_true(input.facts.minors.parental_consent),
])

parents_not_asked := lib.given(input.facts.legal_basis.national_exception)
