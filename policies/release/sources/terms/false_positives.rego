package terms

import data.lib

# No false positive at all in enough comparisons: then there is no ratio between groups, and none to worry about.
no_false_positive_found := lib.all_of([
	lib.at_most(input.facts.system.bias.false_positive_events, 0),
	lib.at_least(input.facts.system.bias.false_positive_trials, lib.parameter("min_false_positive_trials")),
])
