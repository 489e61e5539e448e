package retention_test

import data.blank
import data.terms

ends(data_answers, others) := answer if {
	answer := terms.every_period_ends with input as blank.record(object.union(
		{"data": object.union(
			{
				"retention_nonmatch_seconds": 0,
				"retention_nonmatch_indefinite": false,
				"retention_match_days": 30,
				"retention_match_indefinite": false,
			},
			data_answers,
		)},
		object.union({"watchlist": {"exists": false}, "deployment": {"targeting": "untargeted"}}, others),
	))
}

listed := {"watchlist": {"exists": true}}

enrolled := {"deployment": {"targeting": "enrolled_group"}}

asked := {
	"retention_nonmatch_seconds": {"indefinite": "retention_nonmatch_indefinite", "where": {}},
	"retention_match_days": {"indefinite": "retention_match_indefinite", "where": {}},
	"retention_watchlist_days": {"indefinite": "retention_watchlist_indefinite", "where": listed},
	"retention_enrolled_days": {"indefinite": "retention_enrolled_indefinite", "where": enrolled},
}

test_each_period_is_asked_for if {
	every period, it in asked {
		ends({period: 1, it.indefinite: false}, it.where) == "yes"
		ends({period: 0, it.indefinite: null}, it.where) == "yes"
		ends({period: null, it.indefinite: false}, it.where) == "yes"
		ends({period: null, it.indefinite: true}, it.where) == "no"
		ends({period: blank.absent, it.indefinite: true}, it.where) == "no"
		ends({period: blank.absent, it.indefinite: null}, it.where) == "no"
		ends({period: null, it.indefinite: null}, it.where) == "unknown"
	}
}

test_two_answers_that_contradict_each_other_settle_nothing if {
	every period, it in asked {
		ends({period: 30, it.indefinite: true}, it.where) == "unknown"
		ends({period: blank.absent, it.indefinite: false}, it.where) == "unknown"
	}
}

test_what_there_is_not_needs_no_period if {
	without := {"retention_watchlist_indefinite": true, "retention_enrolled_indefinite": true}
	ends(without, {}) == "yes"
	ends({}, {"watchlist": {"exists": null}}) == "unknown"
	ends({}, {"deployment": {"targeting": null}}) == "unknown"
}
