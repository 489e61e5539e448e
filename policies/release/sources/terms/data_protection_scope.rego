package terms

import data.lib

# The General Data Protection Regulation governs the deployment: it is in the Union or the European Economic Area, or
# declared to fall under Union law, and neither law enforcement (Regulation (EU) 2016/679 art 2(2)(d), left to Directive
# (EU) 2016/680) nor claimed to serve national security alone (art 2(2)(a) and recital 16). What an authority does as an
# employer, a landlord or a host is no law enforcement (Directive (EU) 2016/680 art 9(1) and (2)).
within_gdpr := lib.all_of([
	lib.any_of([eu_scope, economic_area_under_gdpr]),
	lib.any_of([lib.negate(law_enforcement), outside_policing]),
	lib.negate(national_security_exclusion),
])

# Iceland, Liechtenstein and Norway, since the Regulation was incorporated into the EEA Agreement (Decision of the EEA
# Joint Committee No 154/2018, in force 20 July 2018).
economic_area_under_gdpr := lib.all_of([
	lib.belongs(input.facts.place.country, data.profiles.memberships.european_economic_area),
	lib.not_after(gdpr_applies_in_economic_area_from, input.law_date),
])

# In use before the Regulation applied (art 99(2)), or not begun at all.
begun_before_gdpr_or_never := lib.any_of([
	lib.all_of([
		lib.given(input.facts.deployment.start_date),
		lib.negate(lib.not_after(gdpr_applies_from, input.facts.deployment.start_date)),
	]),
	lib.all_of([
		lib.negate(lib.given(input.facts.deployment.start_date)),
		lib.one_of(input.facts.deployment.status, ["planned", "development"]),
	]),
])

# Recognition of people by their bodies for law enforcement under Union law, with which the Board's guidelines on facial
# recognition deal (Directive (EU) 2016/680 arts 1, 2 and 10).
le_biometrics := lib.all_of([
	eu_scope,
	law_enforcement,
	biometric,
	lib.negate(national_security_exclusion),
])

# Recognition of people by their bodies in a State of the Council of Europe, with which its guidelines deal.
coe_biometrics := lib.all_of([coe_scope, biometric])

gdpr_applies_from := {"iso": "2018-05-25", "day": 17676}

gdpr_applies_in_economic_area_from := {"iso": "2018-07-20", "day": 17732}
