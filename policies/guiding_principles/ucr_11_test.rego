package requirements.guiding_principles.ucr_11_test

import data.blank
import data.requirements.guiding_principles.ucr_11

satisfied(changes) := answer if {
	answer := ucr_11.satisfied with input as record(changes)
}

exceptions(changes) := answer if {
	answer := ucr_11.exceptions with input as record(changes)
}

# Everything in order on 1 June 2026, apart from `changes`.
record(changes) := json.patch(blank.record({}), [patch |
	some path, answer in blank.merge(met, changes)
	patch := {"op": "add", "path": concat("/", ["facts", replace(path, ".", "/")]), "value": answer}
])

met := {
	"accessibility.non_digital_alternative": true,
	"accessibility.languages": [blank.text, blank.text],
	"accessibility.formats": ["accessible_web"],
	"deployment.covert": false,
	"deployment.targeting": "enrolled_group",
}

test_it_always_applies if ucr_11.applies == "yes"

test_all_of_it_together_meets_it if satisfied({}) == "yes"

# What each answer says where the thing is declared not to be there.
missing := {
	"accessibility.non_digital_alternative": false,
	"accessibility.languages": [],
	"accessibility.formats": [],
}

test_each_part_declared_missing_fails_it if {
	every path, answer in missing {
		satisfied({path: answer}) == "no"
	}
}

test_what_is_not_known_never_meets_it_and_never_fails_it if {
	every path in object.keys(missing) {
		satisfied({path: null}) == "unknown"
		satisfied({path: blank.withheld}) == "unknown"
	}
}

test_an_empty_record_leaves_it_open if {
	answer := ucr_11.satisfied with input as blank.record({})
	answer == "unknown"
}

test_the_page_itself_has_to_be_accessible if {
	satisfied({"accessibility.formats": ["in_person", "large_print"]}) == "no"
}

secret(changes) := blank.merge(
	{
		"deployment.covert": true,
		"accessibility.non_digital_alternative": false,
		"accessibility.formats": ["accessible_web", "post"],
	},
	changes,
)

test_where_no_service_is_offered_a_route_without_a_device_will_do if {
	every way in [{}, {"deployment.covert": false, "deployment.targeting": "watchlist"}] {
		every format in ["in_person", "telephone", "post"] {
			changes := blank.merge(secret(way), {"accessibility.formats": ["accessible_web", format]})
			satisfied(changes) == "yes"
			exceptions(changes) == ["no_service_offered"]
		}
	}
	satisfied(secret({"accessibility.formats": ["accessible_web", "audio"]})) == "no"
	satisfied(secret({"deployment.covert": false})) == "no"
	satisfied(secret({"deployment.covert": null})) == "unknown"
	exceptions(secret({"deployment.covert": null})) == []
}

test_the_exception_shows_only_where_it_carries_the_result if {
	exceptions(secret({"accessibility.non_digital_alternative": true})) == []
	exceptions(secret({"accessibility.non_digital_alternative": null})) == ["no_service_offered"]
	exceptions({}) == []
}
