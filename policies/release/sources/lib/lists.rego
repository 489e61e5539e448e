package lib

# A list in which `word` stands.
includes(list, word) := "yes" if {
	is_array(list)
	word in list
}

else := "no" if is_array(list)

else := "unknown"

# A list in which none of `words` stands. The empty list, a declared absence, holds none of them.
none_of(list, words) := "no" if {
	is_array(list)
	shares(list, words)
}

else := "yes" if is_array(list)

else := "unknown"

# A list with at least `limit` entries.
count_at_least(list, limit) := "yes" if {
	both_numbers(size(list), limit)
	count(list) >= limit
}

else := "no" if both_numbers(size(list), limit)

else := "unknown"

# The entries of a list, for iteration; nothing where the list is unanswered or withheld.
items(list) := list if is_array(list)

else := []

# What holds of every entry: `answers` has one answer for each entry of `list`, in any order. Holds of the empty
# list, so ask `count_at_least` too where an entry is required. An entry without an answer makes it unknown.
every_item(list, answers) := all_of(answers) if size(list) == count(answers)

else := all_of(array.concat(answers, ["unknown"]))

size(list) := count(list) if is_array(list)

else := null

shares(list, words) if {
	some word in words
	word in list
}
