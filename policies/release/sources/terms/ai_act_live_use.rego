package terms

import data.lib

# Live use looks for particular people and for nobody else (Regulation (EU) 2024/1689 art 5(1)(h)(i), "targeted search
# for specific victims", and art 5(2), "the specifically targeted individual"). A list may hold only people who are
# each sought, or many more; what it holds cannot be told from the record, so a list leaves it open.
specifically_targeted := lib.any_of([
	lib.one_of(input.facts.deployment.targeting, ["targeted"]),
	lib.all_of([lib.one_of(input.facts.deployment.targeting, ["watchlist"]), "unknown"]),
])
