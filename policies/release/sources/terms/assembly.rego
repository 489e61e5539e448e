package terms

import data.lib

# People gather peacefully where the technology is used.
peaceful_assembly := lib.all_of([
	lib.is_true(input.facts.context.assembly),
	lib.is_true(input.facts.context.assembly_peaceful),
])
