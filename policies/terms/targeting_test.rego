package targeting_terms_test

import data.blank
import data.terms

targeted(answer) := found if {
	found := terms.targeted with input as blank.record({"deployment": {"targeting": answer}})
}

test_particular_people_are_looked_for if {
	every word in ["targeted", "watchlist", "enrolled_group"] {
		targeted(word) == "yes"
	}
}

test_everybody_is_looked_at_where_nobody_is_looked_for if {
	targeted("untargeted") == "no"
	targeted(blank.absent) == "no"
}

test_what_is_not_known_leaves_it_open if {
	targeted(null) == "unknown"
	targeted(blank.withheld) == "unknown"
}
