"""Answers that contradict one another: each alone settles what both leave open."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry import assets
from registry.policy.contradictions import contradictions
from registry.policy.powers import read_powers
from registry.policy.trial import Answers, Case, Tried, overlaid

POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))


def found(answers: dict[str, Any], beside: Answers | None = None) -> dict[str, tuple[str, ...]]:
    """Of a requirement that is open while both periods are given, or none is."""
    paths = ("data.days", "data.indefinite", "data.other")
    case = Case(answers, {"R-1": ()}, {"R-1": paths}, POWERS, date(2026, 11, 22))

    def trial(changed: Answers) -> Tried | None:
        data = overlaid(answers, changed)["data"]
        given = [data.get("days") is not None, data.get("indefinite") is not None]
        status = "met" if given == [True, False] else "not_met" if given == [False, True] else "undetermined"
        return Tried({}, {"R-1": {"status": status}}, {"data": data})

    return dict(contradictions(["R-1"], trial, case, beside or {}))


def test_two_answers_of_which_each_settles_it_alone_are_named() -> None:
    answers = {"data": {"days": 30, "indefinite": True, "other": True}}
    assert found(answers) == {"R-1": ("data.days", "data.indefinite")}


def test_what_only_lacks_an_answer_is_contradicted_by_nothing() -> None:
    assert found({"data": {"days": None, "indefinite": None, "other": True}}) == {}


def test_what_is_answered_on_trial_counts_as_given() -> None:
    answers = {"data": {"days": None, "indefinite": True, "other": None}}
    assert found(answers) == {}
    assert found(answers, {"data.days": 30}) == {"R-1": ("data.days", "data.indefinite")}
