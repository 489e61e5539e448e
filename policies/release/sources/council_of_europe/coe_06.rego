# METADATA
# title: The supervisory authority is heard on the law behind the use
# description: |
#   The supervisory authority was consulted on the law, or on the general administrative measure, that provides for
#   the processing. Single measures and projects are not covered.
# related_resources:
#   - ref: https://data.guardint.org/en/entity/o2r9zbeii5n?page=31&searchTerm=violence+collective
#     description: Explanatory Report, §§126-127, the copy that was read
#   - ref: https://treatydatabase.overheid.nl/en/Treaty/Details/012982.html?expand-table=partijtabel
#     description: Ratifications of the amending Protocol, none with a day of entry into force, as of the end of 2023
# custom:
#   id: COE-06
#   kind: duty
#   severity: major
#   ground: accountability
#   source:
#     act: Convention 108 as amended by Protocol CETS 223 (Convention 108+)
#     article: Article 15(3); Explanatory Report §§126-127
#     link: https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=223
#   basis: T
#   verified: false
#   in_force:
#     from: null
#     until: null
#     citation: Not in force; opened for signature 10 October 2018; see convention_108_plus_parties_in_force
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.coe_scope
#     - place.country
#     - operator.type
#     - data.personal
#     - legal_basis.authority_consulted_on_measure
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters:
#     - convention_108_plus_parties_in_force
#   comply: |
#     Have the supervisory authority heard on the law or general measure while it is drafted; for what is already
#     in force, ask for its opinion before it is renewed.
#   remedies:
#     - set:
#         legal_basis.authority_consulted_on_measure: true
#   unreachable:
#     - status: met
#       why: The amending Protocol is in force for no Party, so whatever it concerns is upcoming.
#     - status: not_met
#       why: The amending Protocol is in force for no Party, so whatever it concerns is upcoming.
#     - status: undetermined
#       why: The amending Protocol is in force for no Party, so whatever it concerns is upcoming.
#   note: |
#     Not in force, so it is upcoming for as long as the parameter says that it is in force for no Party. It comes
#     into force for a State with the Protocol CETS 223 (its article 37); whoever learns of that enters the day in
#     the parameter, and in the profiles whom it binds. The Explanatory Report was read, article 15(3) itself was
#     not. Its duty is the State's, so it is asked of authorities and public bodies only; it covers general
#     measures and not single ones (§126). What the Guidelines on facial recognition say of projects was not
#     found; consultation on projects is the matter of EDPB-04, LED-07 and GDP-04.
package requirements.council_of_europe.coe_06

import data.lib
import data.terms

applies := lib.all_of([
	terms.coe_scope,
	lib.one_of(input.facts.operator.type, ["law_enforcement_authority", "public_body"]),
	lib.any_of([lib.is_true(input.facts.data.personal), terms.biometric]),
])

satisfied := lib.is_true(input.facts.legal_basis.authority_consulted_on_measure)

deferred := lib.negate(lib.at_least(lib.parameter("convention_108_plus_parties_in_force"), 1))
