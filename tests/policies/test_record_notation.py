"""A row says what it means, or its file, row and field are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.domain.facts import derivation
from tests.policies.record_notation import facts_of
from tests.policies.rows import read_rows

VERSION = 2


def fact(path: str, answer: Any) -> Any:
    found: Any = facts_of({path: answer}, VERSION, "a_rows.yaml: r")
    for part in path.split("."):
        found = found[part]
    return found


@pytest.mark.parametrize(
    ("path", "answer", "expected"),
    [
        ("deployment.covert", False, False),
        ("deployment.mode", "post_rbi", "post_rbi"),
        ("data.retention_match_days", 31, 31),
        ("system.accuracy.fpir", 1000, 1000),
        ("deployment.hours", "8 to 12", {"state": "given", "length": 7}),
        ("deployment.hours", {"none": True}, {"state": "absent"}),
        ("deployment.hours", {"withheld": True}, {"state": "withheld"}),
        ("deployment.hours", None, None),
        ("scope.places", ["A", "the B"], [{"state": "given", "length": 1}, {"state": "given", "length": 5}]),
        ("scope.places", [], []),
        ("data.categories", ["location"], ["location"]),
        ("deployment.start_date", date(2026, 6, 1), {"iso": "2026-06-01", "day": 20_605}),
        ("place.country", "NO", "NO"),
        ("system.threshold", {"withheld": True}, {"state": "withheld"}),
    ],
)
def test_every_kind_of_answer_is_the_fact_that_a_record_gives(path: str, answer: Any, expected: Any) -> None:
    assert fact(path, answer) == expected


def test_an_instant_carries_its_seconds() -> None:
    assert fact("authorisation.granted_at", "1970-01-02T00:00:01Z")["epoch"] == 86_401


def test_the_items_of_a_list_are_complete() -> None:
    (only,) = fact("necessity.alternatives", [{"description": "Guards", "evidence": {"none": True}}])
    assert only == {
        "description": {"state": "given", "length": 6},
        "why_insufficient": None,
        "evidence": {"state": "absent"},
    }


def test_everything_else_is_unanswered() -> None:
    answered = facts_of({"deployment.covert": True}, VERSION, "")
    empty = derivation.derive({"answers": {}}, VERSION)
    answered["deployment"]["covert"] = None
    assert answered == empty


@pytest.mark.parametrize(
    ("path", "answer", "told"),
    [
        ("deployment.covrt", True, "no field deployment.covrt"),
        ("deployment", True, "no field deployment"),
        ("deployment.covert", "yes", "deployment.covert"),
        ("deployment.covert", {"none": True}, "but false"),
        ("scope.places", {"none": True}, "but []"),
        ("legal_basis.type", {"none": True}, "but none_identified"),
        ("deployment.mode", "post_rbj", "deployment.mode"),
        ("deployment.mode", ["post_rbi"], "deployment.mode"),
        ("data.retention_match_days", "31", "data.retention_match_days"),
        ("data.retention_match_days", -1, "data.retention_match_days"),
        ("deployment.hours", 8, "deployment.hours"),
        ("deployment.hours", date(2026, 6, 1), "deployment.hours"),
        ("deployment.start_date", "2026-06-01", "deployment.start_date"),
        ("authorisation.granted_at", date(2026, 6, 1), "authorisation.granted_at"),
        ("authorisation.granted_at", "2026-06-01T08:00:00+02:00", "authorisation.granted_at"),
        ("scope.places", "A", "scope.places"),
        ("scope.places", [1], "scope.places"),
        ("necessity.alternatives", [{"descr": "x"}], "necessity.alternatives[].descr"),
        ("necessity.alternatives", ["Guards"], "necessity.alternatives"),
        ("system.threshold", 640_000, "is not public"),
    ],
)
def test_an_answer_that_no_record_holds_is_named_with_its_row(path: str, answer: Any, told: str) -> None:
    with pytest.raises(ValueError, match=r"a_rows\.yaml: r") as refused:
        fact(path, answer)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rows: []", "rows"),
        ("rows: [{because: b, status: met}]", "`on` is missing"),
        ("{on: 2026-06-01, rows: [{because: b, status: fine}]}", "rows.0.status"),
        ("{on: 2026-06-01, rows: [{because: b, status: met, answer: {}}]}", "rows.0.answer"),
        ("{on: 2026-06-01, rows: [{because: b, status: met}, {because: b, status: met}]}", "two rows"),
        (
            "{on: 2026-06-01, rows: [{because: b, status: met, empty: true, answers: {a.b: 1}}]}",
            "answers nothing",
        ),
        ("{on: 2026-06-01, on: 2026-06-02, rows: []}", "occurs twice"),
        ("rows: [", "rows.yaml"),
    ],
)
def test_a_file_that_says_something_else_is_refused_by_name(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "small" / "sm_01_rows.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"small/sm_01_rows\.yaml") as refused:
        read_rows("SM-01", file)
    assert told in str(refused.value)


def test_a_row_starts_from_the_answers_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "sm_01_rows.yaml"
    file.write_text(
        "on: 2026-06-01\nanswers: {a.b: 1, a.c: 2}\nrows:\n"
        "  - {because: one, status: met, answers: {a.c: null}}\n"
        "  - {because: two, status: upcoming, on: 2025-01-01, severity: major, exceptions: []}\n"
        "  - {because: three, status: undetermined, empty: true}\n",
        encoding="utf-8",
    )
    one, two, three = read_rows("SM-01", file)
    assert one.answers == {"a.b": 1, "a.c": None}
    assert (two.answers, two.law_date) == ({"a.b": 1, "a.c": 2}, date(2025, 1, 1))
    assert (two.severity, two.exceptions, one.severity, one.exceptions) == ("major", (), None, None)
    assert three.answers == {}
