# METADATA
# title: The body has satisfied itself that the software is even-handed
# description: |
#   A public body takes reasonable steps of its own to find out whether the software works worse for some than for
#   others, by race or by sex, before it uses it and while it does. The word of whoever sells it is not enough.
# related_resources:
#   - ref: https://www.bailii.org/ew/cases/EWCA/Civ/2020/1058.html
#     description: R (Bridges) v Chief Constable of South Wales Police [2020] EWCA Civ 1058 §§163-202
#   - ref: https://data.guardint.org/en/entity/f8fscbui4qq?page=43
#     description: 'The paragraphs that were read: 164-166, 173-182, 201-202'
# custom:
#   id: ECH-03
#   kind: duty
#   severity: blocking
#   ground: fairness_bias
#   source:
#     act: Equality Act 2010 (Great Britain)
#     article: section 149, as applied in R (Bridges) [2020] EWCA Civ 1058 §§163-202; ECHR art 14 as background
#     link: https://www.legislation.gov.uk/ukpga/2010/15/section/149
#   basis: T
#   verified: true
#   in_force:
#     from: 2011-04-05
#     until: null
#     citation: Equality Act 2010 section 149, in force 5 April 2011
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - operator.type
#     - place.country
#     - place.subdivision
#     - system.bias.tested
#     - system.bias.operator_reviewed
#     - system.bias.independent
#     - system.bias.field_tested
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#   parameters: []
#   comply: |
#     Test the software across groups in your own use, or have it tested by somebody independent of the seller; read
#     the result and write down what you conclude from it; do so again when the software or its use changes.
#   remedies:
#     - set:
#         system.bias.tested: true
#         system.bias.operator_reviewed: true
#         system.bias.independent: true
#     - set:
#         system.bias.tested: true
#         system.bias.operator_reviewed: true
#         system.bias.field_tested: true
#   unreachable: []
#   note: |
#     The duty is one of process, to have due regard; it does not ask the impossible, cannot be delegated and goes
#     on while the system is used. It is British statute and not article 14 of the Convention: so it blocks in Great
#     Britain, weighs as major elsewhere, where it is this project's carrying-over, and a failure is left open while
#     it is not known which. Northern Ireland has a law of its own. No discrimination was alleged in the judgment
#     (§165). That verification may be direct or independent is remembered from §199, which was not read again; the
#     test the body makes itself is read here as its test in the field. The day is that of the section's
#     commencement, from knowledge.
package requirements.echr.ech_03

import data.lib
import data.terms

applies := lib.all_of([
	lib.one_of(input.facts.operator.type, ["public_body", "law_enforcement_authority"]),
	terms.biometric,
])

satisfied := lib.any_of([own_steps, lib.doubt(great_britain)])

severity := lib.when(lib.negate(great_britain), "major", "blocking")

own_steps := lib.all_of([
	lib.is_true(input.facts.system.bias.tested),
	lib.is_true(input.facts.system.bias.operator_reviewed),
	lib.any_of([
		lib.is_true(input.facts.system.bias.independent),
		lib.is_true(input.facts.system.bias.field_tested),
	]),
])

# England, Wales and Scotland; not Northern Ireland.
great_britain := lib.settled(
	lib.all_of([
		lib.one_of(input.facts.place.country, ["GB"]),
		lib.one_of(input.facts.place.subdivision, ["GB-GBN", "GB-EAW", "GB-ENG", "GB-WLS", "GB-SCT"]),
	]),
	lib.any_of([
		lib.negate(lib.one_of(input.facts.place.country, ["GB"])),
		lib.one_of(input.facts.place.subdivision, ["GB-NIR"]),
	]),
)
