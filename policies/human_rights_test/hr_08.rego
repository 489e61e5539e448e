# METADATA
# title: No permanent identification of everybody
# description: |
#   Identifying everybody in public, permanently and without a target, may touch the very essence of private life,
#   which no balance can save. This is this project's policy inference: no court has yet said it of faces. Untargeted
#   identification therefore has an end, and lasts no longer than a set span.
# related_resources:
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-362/14
#     description: Court of Justice, C-362/14, 6 October 2015, §94, generalised access to the content of communications
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-293/12
#     description: Court of Justice, C-293/12, 8 April 2014, §§39-40, which found no breach of the essence
#   - ref: https://undocs.org/A/HRC/51/17
#     description: OHCHR, The right to privacy in the digital age (2022), general monitoring
#   - ref: http://www.jurablogs.com/2015/10/07/the-essence-of-privacy-and-varying-degrees-of-intrusion
#     description: A comment on the essence of privacy in the case law of the Court of Justice, 7 October 2015
# custom:
#   id: HR-08
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: EU Charter of Fundamental Rights
#     article: art 52(1) ("respect the essence"), by analogy
#     link: https://eur-lex.europa.eu/eli/treaty/char_2012/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 2009-12-01
#     until: null
#     citation: EU Charter of Fundamental Rights, binding since 1 December 2009 (Treaty of Lisbon)
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.targeting
#     - consent.bystanders_captured
#     - scope.time_start
#     - scope.time_end
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.processing
#     - deployment.covert
#     - watchlist.categories
#   parameters:
#     - max_live_span_days
#   comply: |
#     Search for particular persons only, one by one and not with a standing list. Where everybody is
#     identified, set a beginning and an end that are no further
#     apart than the span allows, and do not follow one span with the next.
#   remedies:
#     - set:
#         deployment.targeting: targeted
#     - set:
#         scope.time_start: {days_before: 0}
#         scope.time_end: {days_after: 30}
#   unreachable: []
#   note: |
#     A policy inference, not settled case law, so it advises and binds nowhere. The span is this project's number: any
#     end date, however far off, would otherwise do. The same span is asked of footage in which everybody is identified
#     afterwards. Who declares that there is no targeting identifies everybody. Whoever looks live for the people on a
#     list compares everybody who passes. No source read here says whether that is general identification, so without
#     an end within the span it is left open.
package requirements.human_rights_test.hr_08

import data.lib
import data.terms

applies := lib.any_of([terms.realtime_rbi, lib.all_of([terms.post_rbi, lib.negate(terms.targeted)])])

satisfied := lib.any_of([
	terms.only_particular_people,
	lib.span_at_most(
		input.facts.scope.time_start,
		input.facts.scope.time_end,
		lib.parameter("max_live_span_days"),
	),
])
