package lib_test

import data.lib

words := ["yes", "no", "unknown"]

# Kleene's tables.
test_all_of_is_as_weak_as_its_weakest if {
	lib.all_of([]) == "yes"
	lib.all_of(["yes", "yes"]) == "yes"
	lib.all_of(["yes", "unknown"]) == "unknown"
	lib.all_of(["unknown", "yes"]) == "unknown"
	lib.all_of(["no", "yes"]) == "no"
	lib.all_of(["yes", "unknown", "no"]) == "no"
}

test_any_of_is_as_strong_as_its_strongest if {
	lib.any_of([]) == "no"
	lib.any_of(["no", "no"]) == "no"
	lib.any_of(["no", "unknown"]) == "unknown"
	lib.any_of(["no", "unknown", "yes"]) == "yes"
}

test_negation_leaves_the_unknown_unknown if {
	[lib.negate(word) | some word in words] == ["no", "yes", "unknown"]
	lib.negate(null) == "unknown"
}

test_de_morgan_holds if {
	every a in words {
		every b in words {
			lib.negate(lib.all_of([a, b])) == lib.any_of([lib.negate(a), lib.negate(b)])
			lib.implies(a, b) == lib.any_of([lib.negate(a), b])
		}
	}
}

test_an_unknown_condition_is_settled_by_its_consequence_alone if {
	lib.implies("unknown", "yes") == "yes"
	lib.implies("unknown", "no") == "unknown"
	lib.implies("no", "no") == "yes"
	lib.implies("yes", "no") == "no"
}

test_proof_on_one_side_settles_and_on_both_sides_does_not if {
	table := {[a, b, lib.settled(a, b)] |
		some a in words
		some b in words
	}
	table == {
		["yes", "no", "yes"],
		["yes", "unknown", "yes"],
		["no", "yes", "no"],
		["unknown", "yes", "no"],
		["yes", "yes", "unknown"],
		["no", "no", "unknown"],
		["no", "unknown", "unknown"],
		["unknown", "no", "unknown"],
		["unknown", "unknown", "unknown"],
	}
}

test_a_choice_by_an_unknown_condition_is_what_both_ways_agree_on if {
	every a in words {
		every b in words {
			lib.choose("yes", a, b) == a
			lib.choose("no", a, b) == b
		}
		lib.choose("unknown", a, a) == a
	}
	lib.choose("unknown", "yes", "no") == "unknown"
	lib.choose("unknown", "no", "yes") == "unknown"
}

test_doubt_is_only_about_the_unknown if {
	[lib.doubt(word) | some word in words] == ["no", "no", "unknown"]
}

test_a_lenient_word_needs_certainty if {
	[lib.when(word, "major", "blocking") | some word in words] == ["major", "blocking", "blocking"]
}

test_exceptions_that_hold_are_named_in_order if {
	lib.took_effect({"b": "yes", "a": "yes", "c": "no", "d": "unknown"}) == ["a", "b"]
	lib.took_effect({}) == []
}

test_an_exception_carries_the_result_unless_the_main_rule_is_shown_to_hold if {
	[lib.carries("yes", main) | some main in words] == ["no", "yes", "yes"]
	[lib.carries("no", main) | some main in words] == ["no", "no", "no"]
	[lib.carries("unknown", main) | some main in words] == ["no", "unknown", "unknown"]
}
