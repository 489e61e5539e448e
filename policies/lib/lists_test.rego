package lib_test

import data.lib

not_lists := [null, withheld, {}, "custody", true, 1, absent]

test_a_list_with_and_without_a_word if {
	lib.includes(["custody", "visas"], "visas") == "yes"
	lib.includes(["custody"], "visas") == "no"
	lib.includes([], "visas") == "no"
	every list in not_lists {
		lib.includes(list, "visas") == "unknown"
	}
	lib.includes(withheld, "withheld") == "unknown"
}

test_a_list_with_none_of_some_words if {
	lib.none_of(["age"], ["race", "sex_life"]) == "yes"
	lib.none_of(["age", "race"], ["race", "sex_life"]) == "no"
	lib.none_of([], ["race"]) == "yes"
	lib.none_of(["age"], []) == "yes"
	every list in not_lists {
		lib.none_of(list, ["race"]) == "unknown"
	}
	lib.none_of(withheld, ["withheld"]) == "unknown"
}

test_how_many_a_list_has if {
	[lib.count_at_least(list, 2) | some list in [[], [1], [1, 2], [1, 2, 3]]] == ["no", "no", "yes", "yes"]
	lib.count_at_least([1], null) == "unknown"
	every list in not_lists {
		lib.count_at_least(list, 1) == "unknown"
	}
}

test_the_entries_of_what_is_no_list_are_none if {
	lib.items([1, 2]) == [1, 2]
	every list in not_lists {
		lib.items(list) == []
	}
}

test_what_holds_of_every_entry if {
	lib.every_item([1, 2], ["yes", "yes"]) == "yes"
	lib.every_item([1, 2], ["yes", "no"]) == "no"
	lib.every_item([1, 2], ["yes", "unknown"]) == "unknown"
	lib.every_item([], []) == "yes"
}

test_an_entry_without_an_answer_is_unknown if {
	lib.every_item([1, 2], ["yes"]) == "unknown"
	lib.every_item([1, 2], ["no"]) == "no"
	lib.every_item(null, []) == "unknown"
	lib.every_item(withheld, []) == "unknown"
}
