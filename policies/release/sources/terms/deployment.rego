package terms

import data.lib

# Identification, verification or sorting of people by their bodies.
biometric := lib.one_of(input.facts.deployment.mode, [
	"realtime_rbi",
	"post_rbi",
	"identification_1n_cooperative",
	"verification_1_1",
	"categorisation",
	"emotion",
])

# Live remote identification. One-to-many matching of people who present themselves is remote towards the bystanders
# it also captures.
realtime_rbi := lib.any_of([
	lib.one_of(input.facts.deployment.mode, ["realtime_rbi"]),
	lib.all_of([
		lib.one_of(input.facts.deployment.mode, ["identification_1n_cooperative"]),
		lib.is_true(input.facts.consent.bystanders_captured),
	]),
])

post_rbi := lib.one_of(input.facts.deployment.mode, ["post_rbi"])

# Remote biometric identification, live or afterwards (Regulation (EU) 2024/1689 art 3(41)-(43)).
remote_identification := lib.any_of([realtime_rbi, post_rbi])

# One face compared with many, remotely or of people presenting themselves.
one_to_many := lib.one_of(input.facts.deployment.mode, ["realtime_rbi", "post_rbi", "identification_1n_cooperative"])

verification := lib.one_of(input.facts.deployment.mode, ["verification_1_1"])

# A place an undetermined number of people may enter, whoever owns it (art 3(44)); neither online nor a border control.
publicly_accessible := lib.one_of(input.facts.deployment.space, ["publicly_accessible"])
