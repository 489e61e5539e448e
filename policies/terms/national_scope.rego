package terms

import data.lib

# Which national law governs a deployment. The lists of countries stand in the profiles of these laws, each with the days
# between which the law is in force there.
#
# What the record does not ask is treated alike everywhere: where an answer shows a kind of body or place that the law
# covers only in part, it stays open whether the law governs; where no answer hints at an exemption, none is assumed.

# A body that is no authority, also where it provides a public service.
private_operator := lib.one_of(input.facts.operator.type, ["private", "private_public_service"])

# Privacy Act 1988 (Cth): an organisation within the meaning of section 6C. Agencies of the Commonwealth are bound too, bodies
# of the States and Territories are not, and the record does not tell them apart. Nothing in the record hints at the other
# exemptions: a small business (section 6D), a registered political party (section 6C(1)), employee records (section 7B(3)),
# journalism (section 7B(4)), an intelligence agency (section 7). They are not assumed, and the requirements name them.
australian_privacy_act := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.australia_privacy_act),
	lib.any_of([private_operator, "unknown"]),
	personal_data,
])

# Personal Information Protection and Electronic Documents Act (Canada): commercial activities (section 4(1)(a)).
pipeda := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.canada_pipeda),
	private_operator,
	personal_data,
	federal_act_governs,
])

# Within Québec, British Columbia and Alberta an act of the province takes its place (section 26(2)(b) and the orders under
# it), except for federal works and for what crosses a border of the province, which the record does not ask.
federal_act_governs := lib.any_of([
	lib.one_of(input.facts.place.extent, ["national"]),
	lib.negate(lib.one_of(input.facts.place.subdivision, ["CA-AB", "CA-BC", "CA-QC"])),
	"unknown",
])

# Act to establish a legal framework for information technology (Québec), section 44: the identity of people is verified or
# confirmed by their bodies. What is used in all of Canada may be used there.
quebec_biometric_identity := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.quebec_information_technology),
	lib.any_of([
		lib.one_of(input.facts.place.subdivision, ["CA-QC"]),
		lib.all_of([lib.one_of(input.facts.place.extent, ["national"]), "unknown"]),
	]),
	identifies_uniquely,
])

# Privacy Act 2020 (New Zealand): agencies, public and private alike (sections 4 and 8).
new_zealand_privacy_act := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.new_zealand_privacy_act),
	personal_data,
])

# Biometric processing that was in use before the Code of 2025 came into force, and so has time until 3 August 2026.
begun_before_biometric_code := lib.all_of([
	lib.given(input.facts.deployment.start_date),
	lib.negate(lib.not_after(biometric_code_from, input.facts.deployment.start_date)),
])

# The Code governs: it is in force, and for what was in use before it the time to adapt is over.
within_biometric_code := lib.all_of([
	new_zealand_privacy_act,
	biometric,
	lib.not_after(biometric_code_from, input.law_date),
	lib.negate(biometric_code_deferred),
])

biometric_code_deferred := lib.all_of([
	begun_before_biometric_code,
	lib.negate(lib.not_after(biometric_code_for_existing_use_from, input.law_date)),
])

biometric_code_from := {"iso": "2025-11-03", "day": 20395}

biometric_code_for_existing_use_from := {"iso": "2026-08-03", "day": 20668}

# Federal Trade Commission Act section 5: persons, partnerships and corporations, except banks, savings and loan
# institutions, federal credit unions, common carriers and air carriers (15 U.S.C. 45(a)(2)). Whether a body of these
# sectors is one of them the record does not ask.
ftc_act := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.us_ftc_act),
	private_operator,
	lib.negate(lib.all_of([lib.one_of(input.facts.operator.sector, ["finance", "transport"]), "unknown"])),
])

# Directive 95/46/EC as transposed: not what lies outside Community law, such as criminal law and State security (art 3(2));
# what an authority does as an employer is neither.
data_protection_directive_1995 := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.data_protection_directive_1995),
	personal_data,
	lib.any_of([lib.negate(law_enforcement), outside_policing]),
	lib.negate(national_security_exclusion),
])

# The UK GDPR with Part 2 of the Data Protection Act 2018: everything but law enforcement (Part 3; what an authority does as
# an employer is none) and what is claimed to serve national security or defence alone (section 26).
uk_gdpr := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.uk_gdpr),
	personal_data,
	lib.any_of([lib.negate(law_enforcement), outside_policing]),
	lib.negate(national_security_exclusion),
])

# Part 3 of the Data Protection Act 2018: a competent authority, which an intelligence service is not (section 30(2)), for a
# law enforcement purpose (section 31).
uk_law_enforcement_processing := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.uk_data_protection_act_part_3),
	law_enforcement,
	personal_data,
	lib.negate(plainly_no_police_purpose),
	lib.negate(lib.when(lib.one_of(input.facts.operator.body_kind, ["intelligence"]), "yes", "no")),
])
