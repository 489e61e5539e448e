package terms

import data.lib

# The mode of use is one word that the body chooses for itself, and most of the law turns on it. Where other answers
# speak against that word, what depends on it is left open; where no mode is given they count alone. Silence in them
# speaks against nothing.

# Answers that say by themselves that people are recognised, sorted or judged by their bodies. An image of a face is no such
# answer before a template is made of it (Regulation (EU) 2016/679 recital 51), and finding faces or counting people
# compares nobody.
biometrics_shown := lib.any_of([
	lib.one_of(input.facts.deployment.technology, [
		"biometric_categorisation",
		"emotion_recognition",
		"face_clustering",
		"face_identification_live",
		"face_identification_retrospective",
		"face_verification_1to1",
		"fingerprint_mobile",
		"gait",
		"iris",
		"voice_identification",
	]),
	lib.negate(lib.none_of(input.facts.data.categories, ["face_templates", "other_biometrics"])),
	lib.includes(input.facts.data.special_categories, "biometric_id"),
])

# Answers that make little sense unless people are compared by their bodies, though they do not say so: that a person is
# recognised again from camera to camera, where the images of a watchlist come from, how good a probe image must be,
# how often a comparison errs.
comparison_hinted := lib.any_of([
	lib.one_of(input.facts.deployment.technology, ["person_reidentification"]),
	lib.count_at_least(input.facts.watchlist.image_sources, 1),
	lib.given(input.facts.probe_images.quality_minimum),
	lib.given(input.facts.system.accuracy.fpir),
	lib.given(input.facts.system.accuracy.fmr),
])

# The mode names no biometrics, and other answers speak against it.
mode_belied := lib.all_of([
	lib.negate(biometric_mode),
	lib.any_of([biometrics_shown, comparison_hinted]),
])

biometric_mode := lib.one_of(input.facts.deployment.mode, [
	"realtime_rbi",
	"post_rbi",
	"identification_1n_cooperative",
	"verification_1_1",
	"categorisation",
	"emotion",
])

# The mode says that people present themselves, and other answers speak against it. Whoever looks at everybody, is not meant
# to be noticed, or checks one person against a list or people who are looked for, does not wait for somebody to ask. Where
# faces are identified live in a place that is not said to be closed to the public, it is believed only of those who signed
# up, and only where nobody else is captured. That there is no place closes none.
presence_belied := lib.any_of([
	lib.all_of([
		lib.any_of([cooperative_mode, verification_mode]),
		lib.any_of([
			lib.one_of(input.facts.deployment.targeting, ["untargeted"]),
			lib.is_true(input.facts.deployment.covert),
		]),
	]),
	lib.all_of([
		verification_mode,
		lib.any_of([
			lib.one_of(input.facts.deployment.targeting, ["watchlist"]),
			lib.negate(lib.none_of(input.facts.watchlist.categories, looked_for)),
		]),
	]),
	lib.all_of([
		cooperative_mode,
		lib.one_of(input.facts.deployment.technology, ["face_identification_live"]),
		lib.when(closed_place, "no", "yes"),
		lib.when(only_those_enrolled, "no", "yes"),
	]),
])

# Kinds of people on a list who are searched for. Whom a register of another kind holds, such as prisoners or holders of
# passports, may be checked one by one.
looked_for := ["banned_persons", "missing_persons", "persons_of_interest", "suspects", "wanted"]

closed_place := lib.negate(lib.one_of(input.facts.deployment.space, ["none", "publicly_accessible"]))

only_those_enrolled := lib.all_of([
	lib.one_of(input.facts.deployment.targeting, ["enrolled_group"]),
	lib.is_false(input.facts.consent.bystanders_captured),
])

# The mode says that people are identified afterwards, and images are processed at once or with a short delay. Live is what
# happens without a significant delay, also with a short one, "in order to avoid circumvention", and afterwards is all the
# rest (Regulation (EU) 2024/1689 art 3(42) and (43)). So the delay decides and not the name that the body gives to its use.
live_by_delay := lib.all_of([
	post_mode,
	lib.one_of(input.facts.deployment.processing, ["live", "near_live"]),
])

# Where presence is belied, what people do in truth is open, and not shown.
presence_in_doubt := lib.when(presence_belied, "unknown", "no")

# Faces are identified live, of people who do not present themselves.
live_identification_shown := lib.all_of([
	lib.one_of(input.facts.deployment.technology, ["face_identification_live"]),
	lib.negate(cooperative),
])

identification_shown := lib.one_of(input.facts.deployment.technology, [
	"face_identification_live",
	"face_identification_retrospective",
])
