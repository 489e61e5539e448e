# METADATA
# title: The rule is public, foreseeable and limits discretion
# description: |
#   Whoever reads the published rule can tell in which situations the technology may be used and on whom. Where
#   cameras pick faces out of a crowd it also says where they may stand, and where there is a watchlist who may be put
#   on it, so that neither the choice of persons nor the choice of place is left to the officers who use it.
# related_resources:
#   - ref: https://www.bailii.org/ew/cases/EWCA/Civ/2020/1058.html
#     description: R (Bridges) v Chief Constable of South Wales Police [2020] EWCA Civ 1058 §§91-96, 120-130, 152
#   - ref: https://hudoc.echr.coe.int/eng?i=001-225655
#     description: Glukhin v Russia, no. 11519/20, 4 July 2023, §§82-83
#   - ref: https://hudoc.echr.coe.int/eng?i=001-90051
#     description: S. and Marper v the United Kingdom [GC], nos. 30562/04 and 30566/04, 4 December 2008, §§95-99
# custom:
#   id: HR-02
#   kind: duty
#   severity: blocking
#   ground: legality
#   source:
#     act: European Convention on Human Rights; International Covenant on Civil and Political Rights
#     article: ECHR art 8(2) ("in accordance with the law"); ICCPR art 17(1)
#     link: https://www.bailii.org/ew/cases/EWCA/Civ/2020/1058.html
#   basis: T
#   verified: true
#   in_force:
#     from: 1953-09-03
#     until: null
#     citation: European Convention on Human Rights, in force 3 September 1953; profiles say who is bound since when
#   inputs:
#     - deployment.mode
#     - deployment.technology
#     - deployment.targeting
#     - legal_basis.published
#     - legal_basis.specifies_who
#     - legal_basis.specifies_where
#     - legal_basis.specifies_when
#     - watchlist.criteria_defined
#     - watchlist.exists
#     - data.categories
#     - data.special_categories
#     - probe_images.quality_minimum
#     - system.accuracy.fmr
#     - system.accuracy.fpir
#     - watchlist.image_sources
#     - consent.bystanders_captured
#     - deployment.space
#     - deployment.processing
#     - deployment.covert
#     - watchlist.categories
#   parameters: []
#   comply: |
#     Publish the rule. Let it say in which situations the technology may be used, which classes of persons may be
#     searched for, by which written criteria and on whose decision a person is put on a watchlist if there is one,
#     and, where equipment picks people out of a place, by which criteria the place is chosen.
#   remedies:
#     - set:
#         legal_basis.published: true
#         legal_basis.specifies_who: true
#         legal_basis.specifies_where: true
#         legal_basis.specifies_when: true
#         watchlist.criteria_defined: true
#   unreachable:
#     - status: not_applicable
#       why: it concerns every deployment
#   note: |
#     The judgments read concern live cameras, cameras with later matching, and a biometric database. The place limb
#     comes from the question where cameras may be deployed; it is not asked of one-to-one checks, of people
#     presenting themselves, or of searches in material already held, where no place is chosen. A one-to-one check
#     compares only the person who asks for it, so it needs no rule on who may be searched for. Where there is a
#     watchlist, the question who may be searched for is the question who may be put on it (R (Bridges) v Chief
#     Constable of South Wales Police [2020] EWCA Civ 1058; §§120-130 were read for this): a rule that does not answer
#     it leaves too broad a discretion. So a declared want of criteria fails the requirement; having some is not
#     enough without a rule that names the persons. The judgment also found a list with one open category too broad
#     (§124); whether the criteria are objective, and whether they are published, the record does not ask. That the
#     same holds of lists used with later matching, outside the police or outside England and Wales is this project's
#     inference. That a rule of domestic law under the Covenant must specify the circumstances in detail is the Human
#     Rights Committee's reading (General Comment 16 §8), which was not re-read here.
package requirements.human_rights_test.hr_02

import data.lib
import data.terms

applies := "yes"

satisfied := terms.rule_limits_discretion

exceptions := lib.took_effect({
	"one_to_one_verification": terms.verification,
	"no_place_is_chosen": terms.no_place_is_chosen,
})
