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
#   Of each requirement, by id, what can differ from case to case: [status, severity, force, exceptions, weight in the
#   strict outcome, weight in the binding one].
# entrypoint: true
results := {
	"law_date": input.law_date,
	"outcome": {
		"strict": lib.outcome([result[4] | some result in index.results]),
		"binding": lib.outcome([result[5] | some result in index.results]),
	},
	"requirements": index.results,
}

# METADATA
# title: The same for readers
# description: The assessment as the registry publishes it, requirements in the order of their ids.
assessment := {
	"facts_version": data.facts_version,
	"law_date": input.law_date,
	"outcome": results.outcome,
	"requirements": [requirement |
		some id in sort(object.keys(index.results))
		[status, severity, force, exceptions, _, _] := index.results[id]
		requirement := object.union(index.described[id], {
			"id": id,
			"status": status,
			"severity": severity,
			"force": force,
			"exceptions": exceptions,
		})
	],
}
