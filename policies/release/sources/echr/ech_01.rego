# METADATA
# title: Nobody is searched for because of what they say
# description: |
#   The power to identify people is not used to find them for what they say, for reporting, or for going to a
#   protest.
# related_resources:
#   - ref: https://hudoc.echr.coe.int/eng?i=001-225655
#     description: Glukhin v Russia, no. 11519/20, 4 July 2023, §§56-57, 88
# custom:
#   id: ECH-01
#   kind: duty
#   severity: blocking
#   ground: necessity
#   source:
#     act: European Convention on Human Rights
#     article: arts 10 and 11
#     link: https://www.echr.coe.int/documents/d/echr/convention_ENG
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - place.country
#     - deployment.coe_scope
#     - purpose.code
#   parameters: []
#   comply: |
#     Stop using the system for the policing of protest, for watching political life or for finding the sources of
#     journalists. To call the same use by another name changes nothing.
#   remedies: []
#   unreachable: []
#   note: |
#     The judgment was read; §88 says what identification does to people who protest. The Convention weighs such
#     interferences and does not forbid each of them by name, so this is a duty that blocks and not a prohibition;
#     that a purpose of the three kinds can never be justified is this register's reading. A purpose declared not to
#     exist neither meets nor fails it. What the system does beside its stated purpose is not something this rule can
#     see.
package requirements.echr.ech_01

import data.lib
import data.terms

applies := terms.coe_scope

satisfied := lib.all_of([
	lib.negate(lib.one_of(
		input.facts.purpose.code,
		["protest_policing", "political_monitoring", "journalist_source_identification"],
	)),
	lib.any_of([lib.given(input.facts.purpose.code), "unknown"]),
])
