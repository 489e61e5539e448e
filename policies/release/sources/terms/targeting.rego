package terms

import data.lib

# Particular people are looked for. Who declares that there is no targeting looks at everybody.
targeted := lib.one_of(input.facts.deployment.targeting, ["targeted", "watchlist", "enrolled_group"])
