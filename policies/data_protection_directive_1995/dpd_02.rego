# METADATA
# title: People are informed
# description: |
#   People are told who processes their data and why, and what else fairness asks for, unless national law allowed
#   an exception.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/dir/1995/46/oj
#     description: Directive 95/46/EC, the official text
# custom:
#   id: DPD-02
#   kind: duty
#   severity: major
#   ground: transparency
#   source:
#     act: Directive 95/46/EC and the national law that transposed it
#     article: Articles 10, 11 and 13
#     link: https://eur-lex.europa.eu/eli/dir/1995/46/oj
#   basis: K
#   verified: false
#   in_force:
#     from: 1998-10-24
#     until: 2018-05-25
#     citation: Article 32(1), transposition by 24 October 1998; repealed with effect from 25 May 2018 (Regulation (EU) 2016/679 article 94(1))
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
#     - transparency.notice_adequate
#     - transparency.notice_exception
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - deployment.space
#     - deployment.targeting
#     - deployment.covert
#     - deployment.processing
#     - purpose.secondary_uses
#     - operator.body_kind
#     - operator.sector
#     - purpose.ai_act_objective
#     - purpose.offence_code
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Tell people who processes their data, why, who gets it and what rights they have.
#   remedies:
#     - set:
#         transparency.notice_adequate: true
#   unreachable: []
#   note: |
#     Written down from knowledge. An exception of national law that is relied on shows as one; whether it applied
#     is not tested.
package requirements.data_protection_directive_1995.dpd_02

import data.lib
import data.terms

applies := terms.data_protection_directive_1995

satisfied := lib.any_of([informed, excepted])

exceptions := lib.took_effect({"notice_not_owed": lib.carries(excepted, informed)})

informed := terms.notice_adequate

excepted := lib.given(input.facts.transparency.notice_exception)
