# METADATA
# title: Assessment
# description: |
#   Facts and a law date go in; the status of every requirement and both outcomes come out. Which requirements there
#   are stands in index.rego, which the build writes from the files of the requirements.
# scope: package
package main

import data.index
import data.lib

# METADATA
# title: What the registry asks for
# description: |
#   What can differ from case to case: of each requirement, in the order of ids, the code of its status, severity and
#   force; by id the exceptions that took effect.
# entrypoint: true
results := {
	"law_date": input.law_date,
	"outcome": {
		"binding": lib.binding_outcome(distinct_results, prohibitions),
		"strict": lib.strict_outcome(distinct_results, prohibitions),
	},
	"requirements": index.results,
	"exceptions": index.exceptions,
}

# A hundred requirements give a dozen different results, and an outcome needs each once.
distinct_results := words(distinct_codes)

distinct_codes := {code | some code in index.results}

prohibitions := words({code | some code in index.prohibitions})

words(codes) := [data.result_words[code] | some code in codes]

# METADATA
# title: The same for readers
# description: The assessment as the registry publishes it.
assessment := {
	"facts_version": data.facts_version,
	"law_date": input.law_date,
	"outcome": results.outcome,
	"requirements": [requirement |
		some number, code in index.results
		[status, severity, force] := data.result_words[code]
		described := index.described[number]
		requirement := object.union(described, {
			"status": status,
			"severity": severity,
			"force": force,
			"exceptions": object.get(index.exceptions, described.id, []),
		})
	],
}
