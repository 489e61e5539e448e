package terms

import data.lib

# Each term weighs the mode of use against the answers that belie it (`biometrics.rego`).

# Identification, verification or sorting of people by their bodies.
biometric := lib.settled(
	lib.any_of([biometric_mode, biometrics_shown, mode_belied]),
	lib.negate(biometric_mode),
)

# Live remote identification. One-to-many matching of people who present themselves is remote towards the bystanders
# it also captures. Who says "afterwards" and not how soon has not said that it is not live.
realtime_rbi := lib.any_of([presence_in_doubt, live_by_delay, lib.settled(
	lib.any_of([live_mode, live_identification_shown, mode_belied]),
	lib.negate(live_mode),
)])

live_mode := lib.any_of([
	lib.one_of(input.facts.deployment.mode, ["realtime_rbi"]),
	lib.all_of([cooperative_mode, lib.is_true(input.facts.consent.bystanders_captured)]),
])

# People are compared with many and present themselves. This frees from something too, as verification does below.
cooperative := lib.settled(
	cooperative_mode,
	lib.any_of([lib.negate(cooperative_mode), presence_belied]),
)

cooperative_mode := lib.one_of(input.facts.deployment.mode, ["identification_1n_cooperative"])

# Identification afterwards. What is called so and is live by its delay stays open: the name frees from neither.
post_rbi := lib.any_of([presence_in_doubt, lib.settled(
	lib.any_of([
		post_mode,
		lib.one_of(input.facts.deployment.technology, ["face_identification_retrospective"]),
		mode_belied,
	]),
	lib.any_of([lib.negate(post_mode), live_by_delay]),
)])

post_mode := lib.one_of(input.facts.deployment.mode, ["post_rbi"])

# Remote biometric identification, live or afterwards (Regulation (EU) 2024/1689 art 3(41)-(43)).
remote_identification := lib.any_of([realtime_rbi, post_rbi])

# One face compared with many, remotely or of people presenting themselves.
one_to_many := lib.any_of([presence_in_doubt, lib.settled(
	lib.any_of([one_to_many_mode, identification_shown, mode_belied]),
	lib.negate(one_to_many_mode),
)])

one_to_many_mode := lib.one_of(
	input.facts.deployment.mode,
	["realtime_rbi", "post_rbi", "identification_1n_cooperative"],
)

# Only the person who asks is compared. This frees from something, so nothing but the mode shows it, and a technology that
# compares with many leaves it open, as does whatever says that nobody asks.
verification := lib.settled(
	verification_mode,
	lib.any_of([lib.negate(verification_mode), identification_shown, presence_belied]),
)

verification_mode := lib.one_of(input.facts.deployment.mode, ["verification_1_1"])

# People are compared to say who they are, with many or with one.
identifies_uniquely := lib.settled(
	lib.any_of([
		one_to_many_mode,
		verification_mode,
		identification_shown,
		lib.one_of(input.facts.deployment.technology, ["face_verification_1to1"]),
		lib.includes(input.facts.data.special_categories, "biometric_id"),
		mode_belied,
	]),
	lib.negate(lib.any_of([one_to_many_mode, verification_mode])),
)

# People are sorted by their bodies.
categorisation := lib.settled(
	lib.any_of([
		categorisation_mode,
		lib.one_of(input.facts.deployment.technology, ["biometric_categorisation"]),
		mode_belied,
	]),
	lib.negate(categorisation_mode),
)

categorisation_mode := lib.one_of(input.facts.deployment.mode, ["categorisation"])

# Emotions or intentions are read from people's bodies.
emotion_recognition := lib.settled(
	lib.any_of([
		emotion_mode,
		lib.one_of(input.facts.deployment.technology, ["emotion_recognition"]),
		mode_belied,
	]),
	lib.negate(emotion_mode),
)

emotion_mode := lib.one_of(input.facts.deployment.mode, ["emotion"])

# Data is analysed and nobody's body.
data_analytics := lib.settled(
	data_analytics_mode,
	lib.any_of([lib.negate(data_analytics_mode), mode_belied]),
)

data_analytics_mode := lib.one_of(input.facts.deployment.mode, ["data_analytics"])

# A place an undetermined number of people may enter, whoever owns it (art 3(44)); neither online nor a border control. Where
# other answers speak against a place that is said to be another, it is open.
publicly_accessible := lib.any_of([
	lib.one_of(input.facts.deployment.space, ["publicly_accessible"]),
	lib.when(place_belied, "unknown", "no"),
])

# Live identification happens somewhere. Where only "specific and defined natural persons" may enter (recital 19), there is
# somebody to look for, and no assembly.
place_belied := lib.all_of([
	identified_live,
	lib.any_of([
		lib.one_of(input.facts.deployment.space, ["none"]),
		lib.all_of([
			lib.one_of(input.facts.deployment.space, ["restricted"]),
			lib.one_of(input.facts.deployment.targeting, ["untargeted"]),
		]),
		lib.is_true(input.facts.context.assembly),
	]),
])

identified_live := lib.any_of([
	lib.one_of(input.facts.deployment.mode, ["realtime_rbi"]),
	lib.one_of(input.facts.deployment.technology, ["face_identification_live"]),
	live_by_delay,
])
