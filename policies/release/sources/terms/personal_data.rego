package terms

import data.lib

# Personal data is processed: the body says so, or the system works on people's bodies, which it cannot do without.
personal_data := lib.any_of([lib.is_true(input.facts.data.personal), biometric])
