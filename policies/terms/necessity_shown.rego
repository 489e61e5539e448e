package terms

import data.lib

# At least one milder way was examined, and for each it is written down why it does not do.
milder_means_insufficient := lib.all_of([
	lib.count_at_least(input.facts.necessity.alternatives, 1),
	lib.every_item(
		input.facts.necessity.alternatives,
		[lib.given(one.why_insufficient) | some one in lib.items(input.facts.necessity.alternatives)],
	),
])

# There is evidence that it works, or a plan to find out.
effective_or_on_trial := lib.any_of([
	lib.given(input.facts.necessity.effectiveness_evidence),
	lib.given(input.facts.governance.evaluation_plan),
])
