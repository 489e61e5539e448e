package terms

import data.lib

# Since when the chapter on high-risk systems applies to a deployment (Regulation (EU) 2024/1689 arts 111(2) and 113, third
# paragraph, point (c), both as replaced by Regulation (EU) 2026/1744). For systems of Annex III the chapter applies
# from 2 December 2027. Of a system that was in service before that day the Regulation asks nothing beyond article 5 until
# its design is significantly changed; providers and deployers of systems for public authorities comply by 2 August
# 2030 in any case. The record says when this body began, not when the type of system first came on the market.
chapter_iii_deferred := lib.all_of([
	in_service_before_chapter_iii,
	lib.negate(design_changed_since_chapter_iii),
	lib.negate(public_systems_must_comply),
])

chapter_iii_applies := lib.all_of([
	lib.not_after(chapter_iii_applies_from, input.law_date),
	lib.negate(chapter_iii_deferred),
])

in_service_before_chapter_iii := lib.all_of([
	lib.given(input.facts.deployment.start_date),
	lib.negate(lib.not_after(chapter_iii_applies_from, input.facts.deployment.start_date)),
])

# A change that is planned for later has not happened yet, and before that day nothing has been changed since.
design_changed_since_chapter_iii := lib.all_of([
	lib.not_after(chapter_iii_applies_from, input.law_date),
	lib.not_after(chapter_iii_applies_from, input.facts.deployment.significant_change_on),
	lib.not_after(input.facts.deployment.significant_change_on, input.law_date),
])

public_systems_must_comply := lib.all_of([
	public_authority,
	lib.not_after(public_systems_comply_by, input.law_date),
])

# A public authority, or somebody who acts on its behalf as far as the record asks.
public_authority := lib.any_of([
	authority,
	lib.is_true(input.facts.operator.on_behalf_of_law_enforcement),
])

chapter_iii_applies_from := {"iso": "2027-12-02", "day": 21154}

public_systems_comply_by := {"iso": "2030-08-02", "day": 22128}
