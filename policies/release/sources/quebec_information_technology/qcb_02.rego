# METADATA
# title: Disclosed to the Commission before it begins
# description: |
#   The use of biometrics to verify or confirm identity is disclosed to the Commission d'accès à l'information
#   beforehand, and a database of biometric characteristics not later than 60 days before it is brought into
#   service.
# related_resources:
#   - ref: https://www.legisquebec.gouv.qc.ca/en/document/cs/c-1.1
#     description: Act to establish a legal framework for information technology, chapter C-1.1, the official text
#   - ref: https://www.cai.gouv.qc.ca/espace-evolutif-modernisation-lois/thematiques/biometrie/
#     description: The Commission on the amendments in force since 22 September 2022, read
#   - ref: http://www.legisquebec.gouv.qc.ca/en/showversion/cs/C-1.1?code=se:45&pointInTime=20200715
#     description: Section 45 as it stood in 2020, read
# custom:
#   id: QCB-02
#   kind: duty
#   severity: blocking
#   ground: accountability
#   source:
#     act: Act to establish a legal framework for information technology (Québec)
#     article: Section 44, first paragraph; section 45, first paragraph
#     link: https://www.legisquebec.gouv.qc.ca/en/document/cs/c-1.1
#   basis: S
#   verified: false
#   in_force:
#     from: 2022-09-22
#     until: null
#     citation: 2021, chapter 25 (Law 25), in force 22 September 2022
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.start_date
#     - place.country
#     - place.subdivision
#     - place.extent
#     - data.template_storage
#     - watchlist.exists
#     - registration.biometric_database_declared_on
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - days_too_few_after_biometric_declaration
#   comply: |
#     Disclose the use, and the database at least 60 days before it goes into service. Where that was missed, stop,
#     disclose, and begin again after 60 days.
#   remedies:
#     - set:
#         registration.biometric_database_declared_on: {days_before: 0}
#         deployment.start_date: {days_after: 60}
#   unreachable: []
#   note: |
#     The amended sections were read in the words of the Commission itself. Where templates are kept nowhere or only
#     with the person, and there is no list, there is no database, and disclosure before the start is enough, which
#     shows as an exception. A use that is declared to have no first day yet is in time,
#     and is asked once it has one. The law's 60 days are asked as more than 59, the longest span that is too short,
#     because a span can only be compared with the most it may be.
package requirements.quebec_information_technology.qcb_02

import data.lib
import data.terms

applies := terms.quebec_biometric_identity

satisfied := lib.all_of([before_it_begins, lib.any_of([no_database, early_enough])])

exceptions := lib.took_effect({"no_database": lib.carries(no_database, early_enough)})

# Use that has not begun cannot have begun too early.
before_it_begins := lib.any_of([lib.negate(lib.given(begins_on)), lib.not_after(declared_on, begins_on)])

# The law asks for at least so many days; asked is that it was not within the longest span that is too short.
early_enough := lib.negate(lib.span_at_most(
	declared_on,
	begins_on,
	lib.parameter("days_too_few_after_biometric_declaration"),
))

no_database := lib.all_of([
	lib.is_false(input.facts.watchlist.exists),
	lib.one_of(input.facts.data.template_storage, ["user_device", "none"]),
])

declared_on := input.facts.registration.biometric_database_declared_on

begins_on := input.facts.deployment.start_date
