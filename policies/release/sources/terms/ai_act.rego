package terms

import data.lib

# Live remote biometric identification in publicly accessible places for law enforcement (Regulation (EU) 2024/1689
# art 5(1)(h)) in a Member State that these provisions bind, since article 5 applies (art 113(a)): then a law of that
# State must provide for it and a judge or an independent authority must authorise each use (art 5(2), (3) and (5)).
live_le_under_article_5 := lib.all_of([
	bound_on_live_identification,
	realtime_rbi,
	publicly_accessible,
	law_enforcement,
	lib.not_after(article_5_applies_from, input.law_date),
])

article_5_applies_from := {"iso": "2025-02-02", "day": 20121}
