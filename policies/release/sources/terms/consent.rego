package terms

import data.lib

# Consent as free as the law asks (Regulation (EU) 2016/679 arts 4(11), 7): explicit, with an equal alternative, with
# no imbalance of power, and covering everybody whose face is processed. Nobody can consent for a crowd, so it exists
# only where people present themselves.
freely_consented := lib.all_of([
	lib.one_of(input.facts.deployment.mode, ["verification_1_1", "identification_1n_cooperative"]),
	lib.is_true(input.facts.consent.relied_on),
	lib.is_true(input.facts.consent.explicit),
	lib.is_true(input.facts.consent.alternative_equal),
	lib.is_false(input.facts.consent.power_imbalance),
	lib.is_false(input.facts.consent.bystanders_captured),
])
