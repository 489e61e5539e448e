"""One answer changed towards what a requirement wants: evidence is never taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry import assets
from registry.domain.record import definitions, read_record
from registry.policy.answer_changes import changes, companions, is_given, stand_in, value_at
from registry.policy.powers import read_powers
from registry.policy.trial import overlaid
from tests.domain.record_strategies import records

POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))
DAY = date(2026, 6, 1)
GIVEN, NONE = {"given": True}, {"none": True}


def to(path: str, wanted: Any, held: Any = None, **others: Any) -> list[Any]:
    """What the answer at `path`, `held` until now, may become."""
    answers = overlaid({}, {path: held, **{name.replace("__", "."): one for name, one in others.items()}})
    return changes(path, wanted, answers, POWERS, DAY)


def test_what_is_wanted_replaces_what_is_not_evidence() -> None:
    assert to("data.deletion_automated", True) == [True]
    assert to("data.deletion_automated", True, False) == [True]
    assert to("data.retention_match_days", 31, 400) == [31]
    assert to("authorisation.type", "judicial", "internal") == ["judicial"]


def test_what_is_as_wanted_stays() -> None:
    assert to("data.deletion_automated", True, True) == [True]
    assert to("purpose.statement", GIVEN, "To count.") == ["To count."]
    assert to("data.categories", ["face_images"], ["face_images", "location"])[0] == [
        "face_images",
        "location",
    ]


def test_a_list_grows_and_is_never_shortened() -> None:
    assert to("transparency.defence_disclosure", ["use", "tool"], ["use", "method"]) == [
        ["use", "method", "tool"]
    ]
    assert to("accessibility.formats", [], ["audio"]) == []


def test_a_practice_can_be_given_up() -> None:
    assert to("purpose.secondary_uses", [], ["marketing"]) == [[]]
    assert to("watchlist.categories", ["wanted"], ["wanted", "acquitted"])[-1] == ["wanted"]


@pytest.mark.parametrize(
    "path", ["risks.harms", "operations.use_log", "system.bias.groups", "necessity.alternatives"]
)
def test_no_evidence_is_declared_absent(path: str) -> None:
    assert to(path, [], [{"description": "x"}] if path != "system.bias.groups" else ["women"]) in (
        [],
        [[{"description": "x"}]],
    )


def test_a_given_text_is_not_declared_absent() -> None:
    assert to("purpose.excluded_uses", NONE, "Not at protests.") == []
    assert to("purpose.excluded_uses", NONE) == [NONE]
    assert to("legal_basis.national_exception", NONE, "Section 4") == [NONE]


def test_every_entry_of_a_list_gets_what_is_wanted_and_keeps_the_rest() -> None:
    wanted = [{"description": GIVEN, "mitigation": GIVEN}]
    held = [
        {"description": "Wrong arrest", "severity": "severe"},
        {"description": "Chill", "mitigation": "Signs"},
    ]
    ((first, second),) = to("risks.harms", wanted, held)
    assert first["description"] == "Wrong arrest"
    assert first["severity"] == "severe"
    assert first["mitigation"]
    assert second == {"description": "Chill", "mitigation": "Signs"}
    ((made, other),) = to("risks.harms", wanted * 2)
    assert made == other
    assert made["description"]


@pytest.mark.parametrize(
    ("path", "held", "other"),
    [
        ("place.country", "US", "NL"),
        ("operator.type", "private", "public_body"),
        ("deployment.start_date", "2024-01-01", "2026-06-02"),
        ("authorisation.rejected", True, False),
        ("data.personal", False, True),
    ],
)
def test_what_is_or_has_happened_is_not_changed(path: str, held: Any, other: Any) -> None:
    assert to(path, other, held) == []
    assert to(path, held, held) == [held]
    assert to(path, other) == [other]


def test_a_day_that_lies_ahead_is_a_plan_and_may_change() -> None:
    assert to("deployment.start_date", "2027-01-01", "2026-09-01") == ["2027-01-01"]


def test_a_stand_in_does_not_contradict_the_other_end_of_a_span() -> None:
    assert to("scope.time_start", GIVEN, scope__time_end="2020-01-02T10:00:00Z") == ["2020-01-02T00:00:00Z"]
    assert to("scope.time_end", GIVEN, scope__time_start="2030-01-02T10:00:00Z") == ["2030-01-03T00:00:00Z"]
    assert to("scope.time_end", GIVEN) == ["2026-06-01T00:00:00Z"]


def test_a_country_or_a_code_cannot_be_guessed() -> None:
    assert to("place.country", GIVEN) == []
    assert to("place.subdivision", GIVEN) == []


def test_a_number_takes_the_answer_that_there_is_none_with_it() -> None:
    answers = overlaid({}, {"data.retention_match_indefinite": True})
    assert companions("data.retention_match_days", 31, answers) == {"data.retention_match_indefinite": False}
    assert companions("data.retention_match_days", 31, {}) == {}
    assert companions("data.retention_match_days", NONE, answers) == {}


def test_a_field_that_there_is_not_cannot_be_changed() -> None:
    assert to("data.no_such_field", True) == []
    assert to("no_such_section.field", True) == []


@pytest.mark.parametrize("path", [path for path in definitions() if "[]" not in path])
def test_what_stands_in_can_stand_in_a_record(path: str) -> None:
    answer = stand_in(path, {}, DAY)
    if answer is not None:
        read_record(overlaid({}, {path: answer}))
        assert is_given(answer)


@settings(deadline=None)
@given(records(), st.data())
def test_no_change_takes_back_what_a_record_gives(data: dict[str, Any], draw: st.DataObject) -> None:
    answers = read_record(data).answers()
    path = draw.draw(st.sampled_from([path for path in definitions() if "[]" not in path]))
    held = value_at(answers, path)
    wanted = draw.draw(st.sampled_from([GIVEN, NONE, [], True, False, 7, held]))
    for new in changes(path, wanted, answers, POWERS, DAY):
        if is_given(held) and path not in POWERS.ended and definitions()[path].kind != "yesno":
            assert is_given(new)
            assert not isinstance(held, list) or len(new) >= len(held)
        if path in POWERS.fixed and is_given(held) and not str(held) > DAY.isoformat():
            assert new == held
