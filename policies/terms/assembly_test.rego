package assembly_terms_test

import data.blank
import data.terms

peaceful(assembly, peace) := answer if {
	answer := terms.peaceful_assembly with input as blank.record({"context": {
		"assembly": assembly,
		"assembly_peaceful": peace,
	}})
}

test_an_assembly_that_is_peaceful if {
	peaceful(true, true) == "yes"
	peaceful(true, false) == "no"
	peaceful(false, true) == "no"
}

test_what_is_not_known_of_it_leaves_it_open if {
	peaceful(true, null) == "unknown"
	peaceful(null, true) == "unknown"
	peaceful(blank.withheld, blank.withheld) == "unknown"
}
