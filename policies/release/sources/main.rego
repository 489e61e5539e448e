# METADATA
# title: Assessment
# description: |
#   The one entry point. Facts and a law date go in; the status of every requirement and both outcomes come out.
#   Which requirements there are, what they read and since when they are in force comes from data.catalogue, which
#   the build takes from the metadata of the requirement files.
# scope: package
package main

import data.lib

# METADATA
# entrypoint: true
assessment := {
	"facts_version": 1,
	"law_date": input.law_date,
	"outcome": {
		"binding": lib.outcome(binding),
		"strict": lib.outcome(requirements),
	},
	"requirements": requirements,
}

requirements := [assessed[id] | some id in sort(object.keys(assessed))]

# What the binding outcome counts: what binds, as it is; what may bind, as undetermined unless it plays no part.
binding := array.concat(
	[requirement | some requirement in requirements; requirement.force == "binds"],
	[counted_as_undetermined(requirement) | some requirement in requirements; requirement.force == "unresolved"],
)

counted_as_undetermined(requirement) := requirement if requirement.status in ["not_applicable", "upcoming"]

else := object.union(requirement, {"status": "undetermined"})

assessed[entry.id] := requirement if {
	some framework, rule
	entry := data.catalogue[framework][rule]
	written := written_rule(framework, rule)
	requirement := {
		"id": entry.id,
		"framework": framework,
		"kind": entry.kind,
		"ground": entry.ground,
		"severity": object.get(written, "severity", entry.severity),
		"force": force(entry.id),
		"status": lib.status(
			object.get(written, "applies", "unknown"),
			object.get(written, "satisfied", "unknown"),
			entry.in_force,
			input.law_date.day,
		),
		"exceptions": object.get(written, "exceptions", []),
		"evidence": {path: answer |
			some parts in entry.inputs
			path := concat(".", parts)
			answer := object.get(input.facts, parts, null)
		},
	}
}

force(id) := lib.force(
	object.get(data.profiles.binding, id, []),
	object.get(input.facts, ["place", "country"], null),
	object.get(input.facts, ["operator", "type"], null),
	data.profiles.known_countries,
	input.law_date.day,
)

# A catalogued requirement without a rule is undetermined; it does not disappear.
written_rule(framework, rule) := written if {
	written := data.requirements[framework][rule]
}

else := {}
