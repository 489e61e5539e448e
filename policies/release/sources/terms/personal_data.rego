package terms

import data.lib

# Personal data is processed: the body says so, or the system works on people's bodies, which it cannot do without.
personal_data := lib.any_of([lib.is_true(input.facts.data.personal), biometric])

# The special categories of Regulation (EU) 2016/679 article 9(1), which article 10 of Directive (EU) 2016/680 repeats; data
# about offences is none.
special_categories := [
	"biometric_id",
	"racial_ethnic",
	"political",
	"religious",
	"trade_union",
	"genetic",
	"health",
	"sex_life_orientation",
]
