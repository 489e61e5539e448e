package terms_test

import data.blank

# Nothing speaks of bodies, and every question that could is answered.
plain := {
	"deployment": {"technology": "data_fusion"},
	"data": {"categories": ["face_images", "licence_plates"], "special_categories": ["health"]},
	"watchlist": {"image_sources": []},
	"probe_images": {"quality_minimum": blank.absent},
	"system": {"accuracy": {"fpir": blank.absent, "fmr": blank.absent}},
}

in_mode(mode, answers) := object.union(answers, {"deployment": object.union(
	object.get(answers, "deployment", {}),
	{"mode": mode},
)})

by_technology(technology) := {"deployment": {"technology": technology}}

of_bodies := [
	"biometric_categorisation",
	"emotion_recognition",
	"face_clustering",
	"face_identification_live",
	"face_identification_retrospective",
	"face_verification_1to1",
	"fingerprint_mobile",
	"gait",
	"iris",
	"voice_identification",
]

showing := array.concat([by_technology(technology) | some technology in of_bodies], [
	{"data": {"categories": ["face_templates"]}},
	{"data": {"categories": ["location", "other_biometrics"]}},
	{"data": {"special_categories": ["biometric_id"]}},
])

hinting := [
	by_technology("person_reidentification"),
	{"watchlist": {"image_sources": [{"source": "custody"}]}},
	{"probe_images": {"quality_minimum": blank.text}},
	{"system": {"accuracy": {"fpir": 0}}},
	{"system": {"accuracy": {"fmr": 0}}},
]

turning_on_the_mode := [
	"biometric",
	"categorisation",
	"data_analytics",
	"emotion_recognition",
	"identifies_uniquely",
	"one_to_many",
	"post_rbi",
	"realtime_rbi",
	"remote_identification",
	"verification",
]

without_bodies := ["data_analytics", "behaviour_analytics", blank.absent]

test_answers_that_belie_the_mode_leave_open_all_that_turns_on_it if {
	every evidence in array.concat(showing, hinting) {
		every mode in without_bodies {
			every name in ["biometric", "categorisation", "emotion_recognition", "identifies_uniquely", "realtime_rbi"] {
				term(name, in_mode(mode, evidence)) == "unknown"
			}
			every name in ["one_to_many", "post_rbi", "remote_identification"] {
				term(name, in_mode(mode, evidence)) == "unknown"
			}
		}
		term("data_analytics", in_mode("data_analytics", evidence)) == "unknown"
	}
}

test_a_belied_mode_frees_nobody_as_a_check_of_the_person_who_asks if {
	every evidence in array.concat(showing, hinting) {
		term("verification", in_mode("data_analytics", evidence)) == "no"
	}
}

test_nothing_else_speaks_against_the_mode if {
	others := [
		"anpr_fixed", "anpr_mobile", "body_worn_camera", "camera_registry", "cell_site_simulator", "crowd_counting",
		"data_fusion", "drone_video", "face_detection", "gunshot_detection", "object_behaviour_analytics", "other",
		"predictive_person", "predictive_place", "real_time_centre", "social_media_monitoring",
	]
	every technology in others {
		every name in ["biometric", "one_to_many", "realtime_rbi", "verification", "categorisation"] {
			term(name, in_mode("data_analytics", object.union(plain, by_technology(technology)))) == "no"
		}
	}
	term("data_analytics", in_mode("data_analytics", plain)) == "yes"
}

test_silence_speaks_against_nothing if {
	every silence in [{}, by_technology(blank.withheld), {"data": {"categories": blank.withheld}}] {
		every name in turning_on_the_mode {
			expected := {true: "yes", false: "no"}[name == "data_analytics"]
			term(name, in_mode("data_analytics", silence)) == expected
		}
	}
}

test_without_a_mode_what_shows_bodies_counts_alone_and_what_hints_at_them_does_not if {
	every evidence in showing {
		term("biometric", in_mode(null, evidence)) == "yes"
		term("biometric", in_mode(blank.withheld, evidence)) == "yes"
	}
	every evidence in hinting {
		term("biometric", in_mode(null, evidence)) == "unknown"
	}
	every name in turning_on_the_mode {
		term(name, in_mode(null, plain)) == "unknown"
	}
}

test_without_a_mode_the_technology_says_which_kind_of_recognition_it_is if {
	searching := in_mode(null, by_technology("face_identification_retrospective"))
	every name in ["post_rbi", "remote_identification", "one_to_many", "identifies_uniquely"] {
		term(name, searching) == "yes"
	}
	term("realtime_rbi", searching) == "unknown"
	live := in_mode(null, by_technology("face_identification_live"))
	every name in ["one_to_many", "identifies_uniquely"] {
		term(name, live) == "yes"
	}
	every name in ["realtime_rbi", "remote_identification", "post_rbi"] {
		term(name, live) == "unknown"
	}
	every technology in ["face_identification_live", "face_identification_retrospective"] {
		term("verification", in_mode(null, by_technology(technology))) == "no"
	}
	comparing := in_mode(null, by_technology("face_verification_1to1"))
	term("identifies_uniquely", comparing) == "yes"
	term("verification", comparing) == "unknown"
	term("one_to_many", comparing) == "unknown"
	term("identifies_uniquely", in_mode(null, {"data": {"special_categories": ["biometric_id"]}})) == "yes"
	term("categorisation", in_mode(null, by_technology("biometric_categorisation"))) == "yes"
	term("emotion_recognition", in_mode(null, by_technology("emotion_recognition"))) == "yes"
}

test_a_biometric_mode_stands_whatever_else_is_said if {
	every evidence in array.concat([plain, {}, by_technology("anpr_fixed")], array.concat(showing, hinting)) {
		term("realtime_rbi", in_mode("realtime_rbi", evidence)) == "yes"
		term("post_rbi", in_mode("post_rbi", evidence)) == "yes"
		term("categorisation", in_mode("categorisation", evidence)) == "yes"
		term("emotion_recognition", in_mode("emotion", evidence)) == "yes"
		term("one_to_many", in_mode("identification_1n_cooperative", evidence)) == "yes"
		every mode in ["realtime_rbi", "post_rbi", "identification_1n_cooperative", "verification_1_1"] {
			term("identifies_uniquely", in_mode(mode, evidence)) == "yes"
			term("biometric", in_mode(mode, evidence)) == "yes"
			term("data_analytics", in_mode(mode, evidence)) == "no"
		}
	}
}

test_a_milder_kind_of_recognition_than_the_technology_is_left_open if {
	every technology in ["face_identification_live", "face_identification_retrospective"] {
		every mode in ["verification_1_1", "categorisation", "emotion"] {
			term("one_to_many", in_mode(mode, by_technology(technology))) == "unknown"
			term("remote_identification", in_mode(mode, by_technology(technology))) == "unknown"
		}
		term("verification", in_mode("verification_1_1", by_technology(technology))) == "unknown"
		term("identifies_uniquely", in_mode("categorisation", by_technology(technology))) == "unknown"
	}
	term("realtime_rbi", in_mode("post_rbi", by_technology("face_identification_live"))) == "unknown"
	term("realtime_rbi", in_mode("post_rbi", by_technology("face_identification_retrospective"))) == "unknown"
	term("post_rbi", in_mode("realtime_rbi", by_technology("face_identification_retrospective"))) == "unknown"
	term("post_rbi", in_mode("realtime_rbi", by_technology("face_identification_live"))) == "no"
	term("verification", in_mode("verification_1_1", by_technology("face_verification_1to1"))) == "yes"
	term("verification", in_mode("verification_1_1", {})) == "yes"
	term("categorisation", in_mode("post_rbi", by_technology("biometric_categorisation"))) == "unknown"
	term("emotion_recognition", in_mode("post_rbi", by_technology("emotion_recognition"))) == "unknown"
	term("identifies_uniquely", in_mode("categorisation", by_technology("biometric_categorisation"))) == "no"
	term("identifies_uniquely", in_mode("categorisation", by_technology("face_verification_1to1"))) == "unknown"
	term("identifies_uniquely", in_mode("emotion", {"data": {"special_categories": ["biometric_id"]}})) == "unknown"
}

test_a_gate_with_live_equipment_is_remote_only_towards_bystanders if {
	term("realtime_rbi", live_gate(false)) == "no"
	term("realtime_rbi", live_gate(true)) == "yes"
	term("realtime_rbi", live_gate(null)) == "unknown"
}

live_gate(bystanders) := object.union(
	in_mode("identification_1n_cooperative", by_technology("face_identification_live")),
	{"deployment": {"space": "restricted"}, "consent": {"bystanders_captured": bystanders}},
)

test_live_equipment_is_no_gate_where_nothing_says_that_the_place_is_closed if {
	every space, expected in {"restricted": "no", "publicly_accessible": "unknown", null: "unknown", blank.withheld: "unknown"} {
		term("realtime_rbi", object.union(live_gate(false), {"deployment": {"space": space}})) == expected
	}
}

test_nobody_presents_themselves_where_everybody_is_looked_at if {
	every mode in ["verification_1_1", "identification_1n_cooperative"] {
		looked_at := {"deployment": {"mode": mode, "targeting": "untargeted"}}
		every name in ["realtime_rbi", "post_rbi", "remote_identification", "no_place_is_chosen"] {
			term(name, looked_at) == "unknown"
		}
		every targeting in ["targeted", "enrolled_group", null] {
			term("realtime_rbi", {"deployment": {"mode": mode, "targeting": targeting}, "consent": {"bystanders_captured": false}}) == "no"
		}
	}
	untargeted := {"deployment": {"mode": "verification_1_1", "targeting": "untargeted"}}
	term("verification", untargeted) == "unknown"
	term("one_to_many", untargeted) == "unknown"
	term("cooperative", {"deployment": {"mode": "identification_1n_cooperative", "targeting": "untargeted"}}) == "unknown"
	term("one_to_many", {"deployment": {"mode": "identification_1n_cooperative", "targeting": "untargeted"}}) == "yes"
	term("realtime_rbi", {"deployment": {"mode": "categorisation", "targeting": "untargeted"}}) == "no"
}

test_a_list_is_searched_for_many_and_not_for_the_one_who_asks if {
	term("verification", listed("verification_1_1")) == "unknown"
	term("realtime_rbi", listed("verification_1_1")) == "unknown"
	term("cooperative", listed("identification_1n_cooperative")) == "yes"
	term("realtime_rbi", listed("identification_1n_cooperative")) == "no"
}

test_nobody_who_is_looked_for_asks_to_be_checked if {
	every kind in ["banned_persons", "missing_persons", "persons_of_interest", "suspects", "wanted"] {
		term("verification", holding("verification_1_1", [kind, "other"])) == "unknown"
		term("realtime_rbi", holding("verification_1_1", [kind])) == "unknown"
		term("post_rbi", holding("verification_1_1", [kind])) == "unknown"
		term("cooperative", holding("identification_1n_cooperative", [kind])) == "yes"
		term("realtime_rbi", holding("identification_1n_cooperative", [kind])) == "no"
	}
	every kinds in [["acquitted", "convicted", "other", "public_at_large", "victims", "witnesses"], [], null, blank.withheld] {
		term("verification", holding("verification_1_1", kinds)) == "yes"
		term("realtime_rbi", holding("verification_1_1", kinds)) == "no"
	}
}

holding(mode, kinds) := {"deployment": {"mode": mode}, "watchlist": {"categories": kinds}, "consent": {"bystanders_captured": false}}

test_nobody_presents_themselves_to_what_they_are_not_to_know if {
	every mode in ["verification_1_1", "identification_1n_cooperative"] {
		every answer, expected in {true: "unknown", false: "no", null: "no", blank.withheld: "no"} {
			term("realtime_rbi", hidden(mode, answer)) == expected
			term("post_rbi", hidden(mode, answer)) == expected
		}
	}
	every answer, expected in {true: "unknown", false: "yes", null: "yes", blank.withheld: "yes"} {
		term("verification", hidden("verification_1_1", answer)) == expected
		term("cooperative", hidden("identification_1n_cooperative", answer)) == expected
	}
	term("realtime_rbi", hidden("data_analytics", true)) == "no"
}

hidden(mode, covert) := {"deployment": {"mode": mode, "covert": covert}, "consent": {"bystanders_captured": false}}

test_a_place_said_to_be_none_closes_no_gate if {
	nowhere := json.patch(in_a_shop("targeted", false), [{"op": "replace", "path": "/deployment/space", "value": "none"}])
	term("cooperative", nowhere) == "unknown"
	term("realtime_rbi", nowhere) == "unknown"
}

listed(mode) := {"deployment": {"mode": mode, "targeting": "watchlist"}, "consent": {"bystanders_captured": false}}

in_a_shop(targeting, bystanders) := {
	"deployment": {
		"mode": "identification_1n_cooperative",
		"technology": "face_identification_live",
		"space": "publicly_accessible",
		"targeting": targeting,
	},
	"consent": {"bystanders_captured": bystanders},
}

test_live_equipment_in_a_public_place_is_believed_only_of_those_who_enrolled if {
	every targeting in ["targeted", "watchlist", "untargeted", null] {
		term("realtime_rbi", in_a_shop(targeting, false)) == "unknown"
		term("cooperative", in_a_shop(targeting, false)) == "unknown"
	}
	term("realtime_rbi", in_a_shop("enrolled_group", null)) == "unknown"
	every bystanders in [true, null] {
		term("cooperative", in_a_shop("enrolled_group", bystanders)) == "unknown"
	}
	every answers in [in_a_shop("enrolled_group", false), live_gate(null)] {
		term("presence_belied", object.union(answers, {"deployment": {"targeting": "enrolled_group", "covert": false}})) == "no"
	}
	term("realtime_rbi", in_a_shop("enrolled_group", false)) == "no"
	term("cooperative", in_a_shop("enrolled_group", false)) == "yes"
	staffed := json.patch(in_a_shop("targeted", false), [{"op": "replace", "path": "/deployment/space", "value": "workplace"}])
	term("realtime_rbi", staffed) == "no"
	by_photo := json.patch(in_a_shop("targeted", false), [{"op": "replace", "path": "/deployment/technology", "value": "face_verification_1to1"}])
	term("realtime_rbi", by_photo) == "no"
}

test_a_belied_mode_chooses_no_place_for_certain_nor_does_live_equipment if {
	every evidence in array.concat(showing, hinting) {
		term("no_place_is_chosen", in_mode("data_analytics", evidence)) == "unknown"
	}
	term("no_place_is_chosen", in_mode("data_analytics", plain)) == "yes"
	term("no_place_is_chosen", in_mode("behaviour_analytics", plain)) == "no"
	every mode in ["verification_1_1", "post_rbi"] {
		term("no_place_is_chosen", in_mode(mode, by_technology("face_identification_live"))) == "unknown"
		term("no_place_is_chosen", in_mode(mode, by_technology("face_identification_retrospective"))) == "yes"
	}
	term("no_place_is_chosen", live_gate(false)) == "yes"
}

test_consent_is_not_found_free_where_more_people_are_compared_than_the_mode_says if {
	asked := consent("verification_1_1", {})
	term("freely_consented", object.union(asked, by_technology("face_identification_live"))) == "unknown"
	term("freely_consented", object.union(asked, by_technology("face_verification_1to1"))) == "yes"
}

processed(mode, word) := {"deployment": {"mode": mode, "processing": word}}

test_what_is_called_afterwards_and_processed_at_once_is_live_and_may_be_both if {
	every word in ["live", "near_live"] {
		term("realtime_rbi", processed("post_rbi", word)) == "yes"
		term("post_rbi", processed("post_rbi", word)) == "unknown"
		term("remote_identification", processed("post_rbi", word)) == "yes"
		term("one_to_many", processed("post_rbi", word)) == "yes"
		term("no_place_is_chosen", processed("post_rbi", word)) == "unknown"
		term("biometric", processed("post_rbi", word)) == "yes"
	}
}

test_only_an_answer_shows_that_what_is_called_afterwards_is_not_live if {
	every word, expected in {"retrospective": "no", "on_demand": "no", blank.absent: "no", blank.withheld: "unknown", null: "unknown"} {
		term("realtime_rbi", processed("post_rbi", word)) == expected
		term("post_rbi", processed("post_rbi", word)) == "yes"
		term("remote_identification", processed("post_rbi", word)) == "yes"
	}
}

test_live_processing_alone_identifies_nobody if {
	every mode, expected in {"realtime_rbi": "yes", "data_analytics": "no", "verification_1_1": "no", null: "unknown"} {
		term("realtime_rbi", processed(mode, "live")) == expected
	}
	every mode in ["realtime_rbi", "data_analytics", "verification_1_1"] {
		term("post_rbi", processed(mode, "live")) == "no"
		term("live_by_delay", processed(mode, "live")) == "no"
	}
	term("live_by_delay", {}) == "unknown"
}
