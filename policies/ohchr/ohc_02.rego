# METADATA
# title: Peaceful participants are not identified
# description: |
#   Nobody who peacefully takes part in an assembly is identified by face recognition. Apart from that its use
#   around assemblies is paused until its effect on human rights was assessed, the public was consulted, its rules
#   and its suppliers are known, and an independent body oversees it.
# related_resources:
#   - ref: https://undocs.org/A/HRC/44/24
#     description: The report of 2020
#   - ref: https://ohchr.org/EN/Issues/RuleOfLaw/Pages/CallforInput.aspx
#     description: The High Commissioner's own page on the report, which confirms the moratorium
#   - ref: https://www.biometricupdate.com/202404/un-says-law-enforcement-should-not-use-biometrics-to-surveil-protestors
#     description: >-
#       The Special Rapporteur's toolkit of 2024, as reported: must not be used to identify or track peaceful
#       participants
# custom:
#   id: OHC-02
#   kind: duty
#   severity: blocking
#   ground: proportionality
#   source:
#     act: >-
#       Report of the United Nations High Commissioner for Human Rights, New technologies and assemblies,
#       A/HRC/44/24 (2020)
#     article: paragraph 53(h) and (j)(i)-(v)
#     link: https://undocs.org/A/HRC/44/24
#   basis: S
#   verified: false
#   in_force:
#     from: 2020-06-24
#     until: null
#     citation: The report is dated 24 June 2020
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - consent.bystanders_captured
#     - context.assembly
#     - context.assembly_peaceful
#     - context.against_violent_suspect_after_event
#     - purpose.targeted_suspect_search
#     - authorisation.type
#     - authorisation.granted_at
#     - transparency.vendor_disclosed
#     - transparency.policy_published
#     - assessments.public_consultation.done
#     - assessments.human_rights.done
#     - governance.oversight_independent
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Keep face recognition away from peaceful assemblies. Where people are looked for around other assemblies,
#     assess the effect on human rights, consult the public, publish rules and suppliers, and be overseen by an
#     independent body.
#   remedies:
#     - set:
#         context.assembly: false
#     - set:
#         transparency.vendor_disclosed: true
#         transparency.policy_published: true
#         assessments.public_consultation.done: true
#         assessments.human_rights.done: true
#         governance.oversight_independent: true
#   unreachable: []
#   note: |
#     A recommendation to States: soft law, it advises and binds nobody. The ban blocks; the conditions are better
#     as major, and while it is not known whether the ban is kept, a failure of them is left open. That peaceful
#     participants must not be identified is confirmed by the High Commissioner's page and by a report on the
#     Special Rapporteur's toolkit; the letters of the paragraph are from knowledge. Exception, consistent with a
#     ban that protects the peaceful: a named suspect of violence, searched for after the event with the
#     authorisation of a judge or an independent body, which is this project's reading of authorisation. The second
#     set of changes helps where the ban does not stand in the way. One-to-one checks identify no participant and
#     are left out.
package requirements.ohchr.ohc_02

import data.lib
import data.terms

applies := terms.remote_identification

satisfied := lib.any_of([lib.all_of([peaceful_left_alone, with_care]), lib.doubt(peaceful_left_alone)])

severity := lib.when(peaceful_left_alone, "major", "blocking")

exceptions := lib.took_effect({"violent_suspect_after_event": lib.carries(
	violent_suspect,
	lib.negate(terms.peaceful_assembly),
)})

peaceful_left_alone := lib.any_of([lib.negate(terms.peaceful_assembly), violent_suspect])

violent_suspect := lib.all_of([
	terms.post_rbi,
	lib.is_true(input.facts.context.against_violent_suspect_after_event),
	lib.is_true(input.facts.purpose.targeted_suspect_search),
	lib.one_of(input.facts.authorisation.type, ["judicial", "independent_admin"]),
	lib.not_after(input.facts.authorisation.granted_at, input.law_date),
])

with_care := lib.any_of([
	lib.is_false(input.facts.context.assembly),
	lib.all_of([
		lib.is_true(input.facts.transparency.vendor_disclosed),
		lib.is_true(input.facts.transparency.policy_published),
		lib.is_true(input.facts.assessments.public_consultation.done),
		lib.is_true(input.facts.assessments.human_rights.done),
		lib.is_true(input.facts.governance.oversight_independent),
	]),
])
