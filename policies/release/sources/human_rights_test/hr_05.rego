# METADATA
# title: Less intrusive ways were examined and are not enough
# description: |
#   Among the measures that could work, the least intrusive must be chosen. So less intrusive ways were really
#   examined, and for each of them it is written down why it is not enough.
# related_resources:
#   - ref: https://bookofauthorities.info/documents/1999/general-comment-no-27-on-the-international-covenant-on-civil-and-political-rights-freedom-of-movement-art-12-ccprc21rev-1add-9/
#     description: Human Rights Committee, General Comment 27 (1999) §§14-15, the least intrusive instrument
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-205/21
#     description: Court of Justice, C-205/21, 26 January 2023, strict necessity of biometric data in policing
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-80/23
#     description: Court of Justice, C-80/23, 28 November 2024, the authority's own assessment of strict necessity
# custom:
#   id: HR-05
#   kind: duty
#   severity: blocking
#   ground: necessity
#   source:
#     act: International Covenant on Civil and Political Rights; European Convention on Human Rights
#     article: ICCPR art 17(1), General Comment 27 §14 by analogy; ECHR art 8(2) ("necessary")
#     link: https://treaties.un.org/doc/publication/unts/volume%20999/volume-999-i-14668-english.pdf
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - necessity.alternatives
#   parameters:
#     - min_alternatives
#   comply: |
#     Describe the less intrusive ways you examined, at least two, and write down for each why it is not enough. If one
#     of them is enough, use that one.
#   remedies:
#     - set:
#         necessity.alternatives:
#           - {description: {given: true}, why_insufficient: {given: true}}
#           - {description: {given: true}, why_insufficient: {given: true}}
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The text asks for the least intrusive workable means; a list of alternatives with reasons is a proxy for having
#     looked. How many are asked for is this project's parameter, so falling short of the number alone, with reasons
#     for those listed, weighs as major and does not block. General Comment 27 is about freedom of movement; the
#     transfer to privacy is by analogy. The two judgments were seen at the level of their headnotes. Consent does not
#     replace necessity.
package requirements.human_rights_test.hr_05

import data.lib

applies := "yes"

satisfied := lib.all_of([
	examined,
	lib.count_at_least(alternatives, lib.parameter("min_alternatives")),
])

severity := lib.when(examined, "major", "blocking")

examined := lib.all_of([
	lib.count_at_least(alternatives, 1),
	lib.every_item(alternatives, [lib.given(one.why_insufficient) | some one in lib.items(alternatives)]),
])

alternatives := input.facts.necessity.alternatives
