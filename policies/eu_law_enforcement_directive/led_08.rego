# METADATA
# title: Information, access, correction, erasure and remedy
# description: |
#   People are informed, get access to their data, have it corrected and erased, and can complain and go to court.
#   Access is limited only by a law, on grounds that are recorded for the supervisory authority, through which the
#   rights can be exercised.
# related_resources:
#   - ref: https://www.legislation.gov.uk/eudr/2016/680/article/16
#     description: Article 16, its beginning
#   - ref: https://curia.europa.eu/juris/document/document.jsf?docid=274654&doclang=en
#     description: Opinion in Case C-333/22, on exercising the rights through the authority
# custom:
#   id: LED-08
#   kind: duty
#   severity: major
#   ground: redress
#   source:
#     act: Directive (EU) 2016/680 (Law Enforcement Directive)
#     article: Articles 12 to 18, in particular 15(1) to (4) and 17; articles 52 to 54
#     link: https://eur-lex.europa.eu/eli/dir/2016/680/oj
#   basis: S
#   verified: false
#   in_force:
#     from: 2018-05-06
#     until: null
#     citation: Article 63(1), transposition by 6 May 2018
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.national_security_use
#     - operator.type
#     - operator.on_behalf_of_law_enforcement
#     - place.country
#     - purpose.code
#     - consent.bystanders_captured
#     - data.personal
#     - data.legal_hold_ref
#     - data.rights_url
#     - rights.complaint_channel
#     - rights.access
#     - rights.rectification
#     - rights.erasure
#     - rights.restriction_reason
#     - rights.restriction_law
#     - rights.indirect_exercise
#     - rights.judicial_review_available
#     - transparency.policy_published
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Publish what people need to know, give access, correct and erase on request, name where to complain, and say
#     that courts are open. Where a
#     law limits access, name it, record the grounds for the authority and let people exercise their rights through
#     it.
#   remedies:
#     - set:
#         transparency.policy_published: true
#         rights.access: true
#         rights.rectification: true
#         rights.erasure: true
#         rights.complaint_channel: {given: true}
#         rights.judicial_review_available: true
#     - set:
#         transparency.policy_published: true
#         rights.restriction_law: {given: true}
#         rights.restriction_reason: {given: true}
#         rights.indirect_exercise: true
#         rights.rectification: true
#         rights.erasure: true
#         rights.complaint_channel: {given: true}
#         rights.judicial_review_available: true
#   unreachable: []
#   note: |
#     Exceptions: a law that limits access for one of the five aims of article 15(1); it counts where the body names
#     the law and the grounds and the authority can be used. The grounds are those recorded for the authority in
#     general terms; the reasons given to a person may be withheld where they would undermine the aim (article 15(3)),
#     which is not asked for. Restriction instead of erasure for evidence (article 16(3)) counts where a hold is
#     named. The complaint (article 52) and
#     the court (articles 53 and 54) stand beside each other, so both are asked for. A published policy or an address
#     for the rights stands for the information of article 13(1). Article 15 was read in part in English and in the
#     official Slovak version, article 16 in part; the rest is known from a summary and the opinion in Case C-333/22.
package requirements.eu_law_enforcement_directive.led_08

import data.lib
import data.terms

applies := terms.police_directive

satisfied := lib.all_of([
	lib.any_of([
		lib.is_true(input.facts.transparency.policy_published),
		lib.given(input.facts.data.rights_url),
	]),
	lib.any_of([access, access_limited_by_law]),
	lib.is_true(input.facts.rights.rectification),
	lib.any_of([erasure, kept_as_evidence]),
	lib.given(input.facts.rights.complaint_channel),
	lib.is_true(input.facts.rights.judicial_review_available),
])

exceptions := lib.took_effect({
	"access_limited_by_law": lib.carries(access_limited_by_law, access),
	"kept_as_evidence": lib.carries(kept_as_evidence, erasure),
})

access := lib.is_true(input.facts.rights.access)

access_limited_by_law := lib.all_of([
	lib.given(input.facts.rights.restriction_law),
	lib.given(input.facts.rights.restriction_reason),
	lib.is_true(input.facts.rights.indirect_exercise),
])

erasure := lib.is_true(input.facts.rights.erasure)

kept_as_evidence := lib.given(input.facts.data.legal_hold_ref)
