package terms

import data.lib

# Consent as free as the law asks (Regulation (EU) 2016/679 arts 4(11), 7): explicit, with an equal alternative, with
# no imbalance of power, and covering everybody whose face is processed. Nobody can consent for a crowd, so it exists
# only where people present themselves.
freely_consented := lib.all_of([
	lib.any_of([verification, cooperative]),
	lib.is_true(input.facts.consent.relied_on),
	lib.is_true(input.facts.consent.explicit),
	lib.is_true(input.facts.consent.alternative_equal),
	lib.is_false(input.facts.consent.power_imbalance),
	lib.is_false(input.facts.consent.bystanders_captured),
])

# Consent with every quality that Regulation (EU) 2016/679 and the UK GDPR ask of it (arts 4(11), 7 and 9(2)(a)). Nobody
# consents for a crowd that is scanned in passing, nor to what is hidden from them. An imbalance of power that is rebutted
# counts here and not above.
consent_in_order := lib.all_of([
	lib.negate(realtime_rbi),
	lib.is_false(input.facts.deployment.covert),
	lib.is_true(input.facts.consent.explicit),
	lib.is_true(input.facts.consent.specific),
	lib.is_true(input.facts.consent.informed),
	lib.is_true(input.facts.consent.withdrawable),
	lib.is_true(input.facts.consent.recorded),
	lib.is_true(input.facts.consent.alternative_equal),
	lib.is_false(input.facts.consent.bystanders_captured),
	lib.any_of([consent_balanced, consent_imbalance_rebutted]),
])

# The body has no power over the people asked, or wrote down why they are free to refuse all the same (recital 43).
consent_balanced := lib.is_false(input.facts.consent.power_imbalance)

consent_imbalance_rebutted := lib.given(input.facts.consent.imbalance_rebuttal)
