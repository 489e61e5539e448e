"""A set of answers made as small as it can be: nothing of it can be left out, and few runs are needed to see that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.policy.pruning import pruned

PATHS = "abcdefgh"
NEEDS = st.dictionaries(
    st.sampled_from(["R1", "R2", "R3", "R4", "R5"]),
    st.lists(st.frozensets(st.sampled_from(PATHS), max_size=3), min_size=1, max_size=3),
)
"""Of each requirement the sets of paths of which any is enough for it."""


def lost_by(needs: Mapping[str, list[frozenset[str]]], runs: list[Any]) -> Any:
    def lost(answers: Mapping[str, Any]) -> frozenset[str]:
        runs.append(answers)
        return frozenset(id for id, ways in needs.items() if not any(way <= answers.keys() for way in ways))

    return lost


@settings(deadline=None)
@given(NEEDS)
def test_nothing_of_what_remains_can_be_left_out_and_nothing_is_lost(
    needs: dict[str, list[frozenset[str]]],
) -> None:
    answers = dict.fromkeys(PATHS, True)
    reads = {id: frozenset().union(*ways) for id, ways in needs.items()}
    lost = lost_by(needs, [])
    kept = pruned(answers, reads, lost)
    assert not lost(dict.fromkeys(kept, True))
    for path in kept:
        without = lost({other: True for other in kept if other != path})
        assert without == kept[path]
        assert without


def test_what_no_requirement_reads_is_left_out() -> None:
    assert pruned({"a": 1, "z": 1}, {"R1": ["a"]}, lost_by({"R1": [frozenset("a")]}, [])) == {
        "a": frozenset({"R1"})
    }


def test_answers_that_no_requirement_reads_together_are_judged_in_one_run() -> None:
    runs: list[Any] = []
    needs = {f"R{number}": [frozenset({f"p{number}"})] for number in range(50)}
    reads = {id: [f"p{id[1:]}"] for id in needs}
    kept = pruned({f"p{number}": True for number in range(50)}, reads, lost_by(needs, runs))
    assert len(kept) == 50
    assert len(runs) == 1


def test_what_is_needed_for_something_else_than_a_requirement_is_kept_and_serves_none() -> None:
    def lost(answers: Mapping[str, Any]) -> frozenset[str] | None:
        return None if "b" not in answers else frozenset()

    assert pruned(dict.fromkeys("abcd", True), {"R1": ["a"], "R2": ["b"]}, lost) == {"b": frozenset()}


def test_what_becomes_needless_through_another_is_looked_at_again() -> None:
    # b is needed only as long as a is there.
    def lost(answers: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({"R1"}) if "a" in answers and "b" not in answers else frozenset()

    assert pruned({"b": 1, "a": 1}, {"R1": ["a", "b"]}, lost) == {}
