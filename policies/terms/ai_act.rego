package terms

import data.lib

# Live remote biometric identification in publicly accessible places for law enforcement (art 5(1)(h)).
live_le := lib.all_of([eu_scope, realtime_rbi, publicly_accessible, law_enforcement])

# Post-remote biometric identification for law enforcement (art 26(10)).
post_le := lib.all_of([eu_scope, post_rbi, law_enforcement])
