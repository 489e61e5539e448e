"""What the remedies of a release come to on a law date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.policy.remedies import entries, remedies, value_on
from registry.policy.sources import holds
from tests.policy.first_release import first_release, with_remedies

CATALOGUE: dict[str, Any] = {
    "parameters": {
        "limit": {
            "title": "Longest time",
            "values": [
                {"from": None, "until": "2025-01-01", "value": 60, "citation": None},
                {"from": "2025-01-01", "until": "2026-01-01", "value": 31, "citation": None},
            ],
        }
    }
}


def only(path: str, wanted: Any, day: date = date(2025, 6, 1)) -> Any:
    """What one value in one remedy comes to."""
    read = remedies({"remedies": [{"set": {path: wanted}}]}, CATALOGUE, day)
    assert read is not None
    return read[0][path] if read else None


@pytest.mark.parametrize(
    ("path", "wanted", "answer", "words"),
    [
        ("data.deletion_automated", True, True, "yes"),
        ("legal_basis.type", "statute", "statute", "statute"),
        ("data.retention_match_days", {"parameter": "limit"}, 31, "31 days (Longest time)"),
        ("assessments.dpia.date", {"days_before": 1}, "2025-05-31", "2025-05-31"),
        ("assessments.dpia.date", {"days_before": 0}, "2025-06-01", "2025-06-01"),
        ("scope.time_end", {"days_after": 30}, "2025-07-01T00:00:00Z", "2025-07-01T00:00:00Z"),
        ("purpose.statement", {"given": True}, {"given": True}, "a text"),
        ("deployment.start_date", {"none": True}, {"none": True}, "declared absent"),
        (
            "data.transfers",
            [{"protection_assessed_on": {"days_before": 0}}],
            [{"protection_assessed_on": "2025-06-01"}],
            "at least 1 entry, each with protection_assessed_on: 2025-06-01",
        ),
    ],
)
def test_a_value_is_an_answer_on_the_law_date(path: str, wanted: Any, answer: Any, words: str) -> None:
    read = only(path, wanted)
    assert (read.answer, read.words) == (answer, words)


def test_a_parameter_has_its_value_of_the_day_and_is_named() -> None:
    limit = {"parameter": "limit"}
    assert only("data.retention_match_days", limit, date(2024, 12, 31)).answer == 60
    assert only("data.retention_match_days", limit, date(2025, 1, 1)).answer == 31
    assert only("data.retention_match_days", limit).parameter == "limit"


def test_a_remedy_without_a_number_on_that_day_could_not_be_followed() -> None:
    assert only("data.retention_match_days", {"parameter": "limit"}, date(2026, 1, 1)) is None
    assert only("data.transfers", [{"purpose": {"parameter": "limit"}}], date(2026, 1, 1)) is None


def test_a_release_that_tells_no_remedies_differs_from_a_requirement_without_any() -> None:
    day = date(2026, 6, 1)
    older, newer = first_release().catalogue, with_remedies().catalogue
    assert remedies(entries(older)["HR-05"], older, day) is None
    assert remedies(entries(newer)["UNP-10"], newer, day) == ()
    assert len(remedies(entries(newer)["HR-10"], newer, day) or ()) == 2


def test_a_span_holds_from_its_first_day_until_before_its_last() -> None:
    span = {"from": "2025-01-01", "until": "2026-01-01"}
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [holds(span, day) for day in days] == [False, True, True, False]
    assert holds({"from": None, "until": None}, days[0])
    assert value_on(CATALOGUE["parameters"]["limit"], date(2026, 1, 1)) is None
