"""What changed between two records: every difference, each once, in the order of the record."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, given, settings

from registry.domain.diff import Change, diff
from registry.domain.record import definitions, read_record
from tests.domain.record_strategies import records

slow = settings(suppress_health_check=list(HealthCheck), max_examples=40, deadline=None)


def answers(**sections: Any) -> dict[str, Any]:
    return read_record(sections).answers()


def place(path: str, tree: dict[str, Any]) -> tuple[Any, str | int]:
    """What holds the answer at a concrete path, and its key there."""
    *parents, last = path.replace("[", ".[").split(".")
    node: Any = tree
    for step in parents:
        node = node[int(step[1:-1]) if step.startswith("[") else step]
    return node, int(last[1:-1]) if last.startswith("[") else last


def applied(changes: list[Change], before: dict[str, Any]) -> dict[str, Any]:
    after = copy.deepcopy(before)
    for change in changes:
        node, key = place(change.path, after)
        if isinstance(node, list):
            assert isinstance(key, int)
            if change.kind == "added":
                node.append(change.after)
            else:
                node[key] = change.after
        else:
            node[key] = change.after
    return without_removed(after)


def without_removed(part: Any) -> Any:
    if isinstance(part, list):
        return [without_removed(member) for member in part if member is not None]
    if isinstance(part, dict):
        return {name: without_removed(member) for name, member in part.items()}
    return part


@slow
@given(records(), records())
def test_the_changes_turn_the_one_into_the_other(one: dict[str, Any], other: dict[str, Any]) -> None:
    before, after = read_record(one).answers(), read_record(other).answers()
    assert applied(diff(before, after), before) == after


@slow
@given(records(), records())
def test_backwards_the_same_changes_are_found_the_other_way_round(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    before, after = read_record(one).answers(), read_record(other).answers()
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert [(c.path, c.before, c.after, turned[c.kind]) for c in diff(before, after)] == [
        (c.path, c.after, c.before, c.kind) for c in diff(after, before)
    ]


@slow
@given(records())
def test_nothing_changes_between_equal_records(one: dict[str, Any]) -> None:
    assert diff(read_record(one).answers(), read_record(one).answers()) == []


def test_each_kind_of_change_is_told_apart() -> None:
    before = answers(
        deployment={"title": "A", "covert": False, "hours": "always"},
        place={"sites": [{"label": "Gate"}, {"label": "Hall"}], "member_states": ["DE"]},
        purpose={"secondary_uses": ["a"]},
    )
    after = answers(
        deployment={"title": {"none": True}, "covert": True, "start_date": "2025-02-02"},
        place={"sites": [{"label": "Gate", "area": "North"}], "member_states": ["DE", "NL"]},
        purpose={"secondary_uses": ["b", "c"]},
    )
    assert diff(before, after) == [
        Change("deployment.title", "A", {"none": True}, "changed"),
        Change("deployment.start_date", None, "2025-02-02", "added"),
        Change("deployment.hours", "always", None, "removed"),
        Change("deployment.covert", False, True, "changed"),
        Change("place.member_states", ["DE"], ["DE", "NL"], "changed"),
        Change("place.sites[0].area", None, "North", "added"),
        Change("place.sites[1]", {"label": "Hall", "area": None, "exact_point": None}, None, "removed"),
        Change("purpose.secondary_uses[0]", "a", "b", "changed"),
        Change("purpose.secondary_uses[1]", None, "c", "added"),
    ]


def test_a_list_that_was_declared_empty_changes_as_a_whole() -> None:
    before, after = answers(purpose={"secondary_uses": []}), answers(purpose={"secondary_uses": ["a"]})
    assert diff(before, after) == [Change("purpose.secondary_uses", [], ["a"], "changed")]
    assert diff(answers(), before) == [Change("purpose.secondary_uses", None, [], "added")]


def test_changes_come_in_the_order_of_the_record() -> None:
    order = list(definitions())
    after = answers(
        accessibility={"non_digital_alternative": True},
        system={"integrity": {"hash_on_ingest": True}, "version": "2"},
        deployment={"title": "x"},
    )
    paths = [change.path for change in diff(answers(), after)]
    assert paths == sorted(paths, key=order.index)


def test_fields_that_only_another_form_of_the_record_knows_are_compared_too() -> None:
    before: dict[str, Any] = {
        "deployment": {"retired_field": "x", "old": {"none": True}},
        "gone": {"a": {"b": 1}},
    }
    assert diff(before, {"deployment": {"title": "T"}}) == [
        Change("deployment.title", None, "T", "added"),
        Change("deployment.old", {"none": True}, None, "removed"),
        Change("deployment.retired_field", "x", None, "removed"),
        Change("gone.a.b", 1, None, "removed"),
    ]
