# METADATA
# title: Public authorities assess the impact on rights, are overseen, can be complained about, and manage risk
# description: |
#   A public authority that uses artificial intelligence, or a private party acting for it, has assessed the impact
#   on human rights and the harms that may come of it, is overseen independently, and can be complained about.
# related_resources:
#   - ref: https://undisturbed.blog/regulation/the-first-binding-ai-treaty-before-it-binds
#     description: State of ratifications in May 2026
#   - ref: https://clairk.digitalpolicyalert.org/documents/council-of-europe-convention-on-ai-final-draft-framework-convention-march-2024/raw
#     description: Final draft of March 2024, of which the beginning was read
# custom:
#   id: COE-08
#   kind: duty
#   severity: minor
#   ground: accountability
#   source:
#     act: >-
#       Council of Europe Framework Convention on Artificial Intelligence and Human Rights, Democracy and the Rule of
#       Law (CETS 225)
#     article: Articles 3, 4, 8, 14(2)(c), 16 and 26
#     link: https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=225
#   basis: S
#   verified: false
#   in_force:
#     from: null
#     until: null
#     citation: Not in force; opened for signature 5 September 2024; see ai_convention_parties_in_force
#   inputs:
#     - deployment.coe_scope
#     - deployment.national_security_use
#     - place.country
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - assessments.human_rights.done
#     - governance.oversight_independent
#     - rights.complaint_channel
#     - risks.harms
#     - purpose.code
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#   parameters:
#     - ai_convention_parties_in_force
#   comply: |
#     Assess the impact on human rights, list the harms that may come of the use, have an independent body oversee
#     it, and open a channel for complaints.
#   remedies:
#     - set:
#         assessments.human_rights.done: true
#         governance.oversight_independent: true
#         rights.complaint_channel: {given: true}
#         risks.harms: [{description: {given: true}}]
#   unreachable:
#     - status: met
#       why: The Convention is in force for no Party, so whatever it concerns is upcoming.
#     - status: not_met
#       why: The Convention is in force for no Party, so whatever it concerns is upcoming.
#     - status: undetermined
#       why: The Convention is in force for no Party, so whatever it concerns is upcoming.
#   note: |
#     Not in force, so it is upcoming for as long as the parameter says that it is in force for no Party: five
#     ratifications are needed, three of them by members of the Council of Europe, and three months must pass
#     (article 30(3)); in September 2026 the European Union was reported as the only one that had ratified. Claims
#     that it came into force in November 2025 stand without a source and were not followed. Whoever learns of its
#     entry into force enters the day in the parameter, and in the profiles whom it binds. The treaty binds its
#     Parties, which give effect to it in their own law; the four tests are this project's reading, and minor.
#     Outside are national security and defence, where that is claimed, private parties that act for no authority,
#     unless the State has opted them in, and research before release, which is not tested. Law enforcement is the
#     only authority for which the record asks whether somebody acts for it. The articles rest on two public
#     annotations of the treaty that agree; its text was not retrievable.
package requirements.council_of_europe.coe_08

import data.lib
import data.terms

applies := lib.all_of([
	terms.coe_scope,
	lib.any_of([terms.law_enforcement, lib.one_of(input.facts.operator.type, ["public_body"])]),
	lib.negate(terms.national_security_exclusion),
])

satisfied := lib.all_of([
	lib.is_true(input.facts.assessments.human_rights.done),
	lib.is_true(input.facts.governance.oversight_independent),
	lib.given(input.facts.rights.complaint_channel),
	lib.count_at_least(input.facts.risks.harms, 1),
])

deferred := lib.negate(lib.at_least(lib.parameter("ai_convention_parties_in_force"), 1))
