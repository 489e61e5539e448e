package terms

import data.lib

# Grounds of article 6(1) and exceptions of article 9(2) of Regulation (EU) 2016/679, which the UK GDPR repeats. All but
# consent hold only where the processing is necessary, and several only on the basis of a law. To name one shows neither:
# the bare word is never enough, and where the rest is not shown it stays open.

# Of a crowd that is scanned in passing nobody is asked, and none of them is party to a contract about it.
consent_of_those_asked := lib.all_of([lib.is_true(input.facts.consent.relied_on), lib.negate(realtime_rbi)])

# What makes necessity more than a word: the impact assessment examines it, and milder means were found wanting.
necessity_examined := lib.all_of([
	lib.is_true(input.facts.assessments.dpia.necessity_section),
	milder_means_insufficient,
])

# A law, and not a policy or a contract.
law_named := lib.one_of(input.facts.legal_basis.type, ["statute", "regulation", "published_code_under_statute"])

# A ground other than legitimate interests, which are not open to everybody. The basis for a legal obligation and for a
# public task is laid down by law (art 6(3)); whether a company has such a task a citation does not show.
ground_without_balance := lib.any_of([
	lib.all_of([lib.one_of(input.facts.legal_basis.article_6_ground, ["consent"]), consent_of_those_asked]),
	lib.all_of([
		lib.one_of(input.facts.legal_basis.article_6_ground, ["contract"]),
		lib.any_of([lib.all_of([necessity_examined, lib.negate(realtime_rbi)]), "unknown"]),
	]),
	lib.all_of([lib.one_of(input.facts.legal_basis.article_6_ground, ["vital_interests"]), lib.any_of([necessity_examined, "unknown"])]),
	lib.all_of([
		lib.one_of(input.facts.legal_basis.article_6_ground, ["legal_obligation"]),
		lib.given(input.facts.legal_basis.citation),
		lib.any_of([lib.all_of([necessity_examined, law_named]), "unknown"]),
	]),
	lib.all_of([
		lib.one_of(input.facts.legal_basis.article_6_ground, ["public_task"]),
		lib.given(input.facts.legal_basis.citation),
		lib.any_of([lib.all_of([necessity_examined, law_named, authority]), "unknown"]),
	]),
])

# Interests that those of the people concerned do not override (art 6(1)(f)).
legitimate_interests := lib.all_of([
	lib.one_of(input.facts.legal_basis.article_6_ground, ["legitimate_interests"]),
	lib.any_of([lib.all_of([necessity_examined, lib.given(input.facts.proportionality.balancing_statement)]), "unknown"]),
])

# Exceptions that hold without a law (art 9(2)(a), (c) and (f)). Vital interests count where the person cannot consent
# (point (c)), which the record does not ask. For legal claims it is necessary to process the data of whom they concern;
# that this is so of everybody who passes, or of a list, no word shows.
exception_without_law := lib.any_of([
	lib.all_of([lib.one_of(input.facts.legal_basis.special_category_condition, ["explicit_consent"]), consent_of_those_asked]),
	lib.all_of([lib.one_of(input.facts.legal_basis.special_category_condition, ["vital_interests"]), "unknown"]),
	lib.all_of([
		lib.one_of(input.facts.legal_basis.special_category_condition, ["legal_claims"]),
		lib.any_of([
			lib.all_of([
				necessity_examined,
				lib.one_of(input.facts.deployment.targeting, ["targeted"]),
				lib.negate(realtime_rbi),
			]),
			"unknown",
		]),
	]),
])

# Exceptions on the basis of a law (art 9(2)(b), (g), (h), (i) and (j)). But for point (h), which leaves secrecy to
# article 9(3), that law itself provides safeguards. To be foreseeable it is public and says of whom and when; of
# people at a distance, that it means their recognition by their bodies. Whether it speaks to a company no answer
# shows but the permit of the authority that supervises it.
exception_by_law := lib.all_of([
	lib.any_of([
		lib.all_of([
			lib.one_of(input.facts.legal_basis.special_category_condition, [
				"employment_law",
				"substantial_public_interest_law",
				"public_health",
				"research_archiving",
			]),
			lib.given(input.facts.legal_basis.safeguards),
		]),
		lib.one_of(input.facts.legal_basis.special_category_condition, ["health_care"]),
	]),
	lib.given(input.facts.legal_basis.citation),
	lib.any_of([
		lib.all_of([
			necessity_examined,
			law_named,
			lib.is_true(input.facts.legal_basis.published),
			lib.is_true(input.facts.legal_basis.specifies_who),
			lib.is_true(input.facts.legal_basis.specifies_when),
			lib.any_of([lib.negate(remote_identification), recognition_allowed]),
		]),
		"unknown",
	]),
])

recognition_allowed := lib.all_of([
	lib.is_true(input.facts.legal_basis.biometric_specific),
	lib.any_of([authority, lib.one_of(input.facts.authorisation.type, ["dpa_permit"])]),
])
