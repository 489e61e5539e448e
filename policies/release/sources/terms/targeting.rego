package terms

import data.lib

# Particular people are looked for. Who declares that there is no targeting looks at everybody.
targeted := lib.one_of(input.facts.deployment.targeting, ["targeted", "watchlist", "enrolled_group"])

# Nobody else than particular people is identified. To find those on a list, or those who enrolled, among people who pass,
# each of them is compared: whether that is identification of everybody is open. Of people who present themselves, and
# of material that is searched, it is not asked.
only_particular_people := lib.any_of([
	lib.one_of(input.facts.deployment.targeting, ["targeted"]),
	lib.all_of([targeted, lib.any_of([lib.negate(realtime_rbi), "unknown"])]),
])
