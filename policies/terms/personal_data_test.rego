package terms_personal_data_test

import data.blank
import data.terms

processed(personal, mode) := answer if {
	answer := terms.personal_data with input as blank.record({
		"data": {"personal": personal},
		"deployment": {"mode": mode},
	})
}

test_the_body_says_whether_personal_data_is_processed if {
	processed(true, "data_analytics") == "yes"
	processed(true, null) == "yes"
	processed(false, "data_analytics") == "no"
}

test_a_biometric_system_always_processes_personal_data if {
	processed(false, "emotion") == "yes"
	processed(null, "verification_1_1") == "yes"
}

test_silence_leaves_it_open if {
	processed(null, "data_analytics") == "unknown"
	processed(false, null) == "unknown"
	processed(blank.withheld, null) == "unknown"
}
