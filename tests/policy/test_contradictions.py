"""Answers that contradict one another: each alone settles what both leave open."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry import assets
from registry.policy.answer_changes import value_at
from registry.policy.contradictions import contradictions
from registry.policy.powers import read_powers
from registry.policy.trial import Answers, Case, Tried, overlaid

POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))

DAY = date(2026, 11, 22)


def found(answers: dict[str, Any], beside: Answers | None = None) -> dict[str, tuple[str, ...]]:
    """Of a requirement that is open while both periods are given, or none is."""
    paths = ("data.days", "data.indefinite", "data.other")
    case = Case(answers, {"R-1": ()}, {"R-1": paths}, POWERS, DAY)

    def trial(changed: Answers) -> Tried | None:
        data = overlaid(answers, changed)["data"]
        given = [data.get("days") is not None, data.get("indefinite") is not None]
        status = "met" if given == [True, False] else "not_met" if given == [False, True] else "undetermined"
        return Tried({}, {"R-1": {"status": status}}, {"data": data})

    return dict(contradictions(["R-1"], trial, case, beside or {}, {}))


def test_two_answers_of_which_each_settles_it_alone_are_named() -> None:
    answers = {"data": {"days": 30, "indefinite": True, "other": True}}
    assert found(answers) == {"R-1": ("data.days", "data.indefinite")}


def test_what_only_lacks_an_answer_is_contradicted_by_nothing() -> None:
    assert found({"data": {"days": None, "indefinite": None, "other": True}}) == {}


MODE, SEEN, CLAIM, USES = (
    "deployment.mode", "deployment.covert", "deployment.national_security_use", "purpose.secondary_uses",
)  # fmt: skip


def lone(answers: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Of a requirement that the mode keeps from applying, unless somebody was seen to do otherwise; and that a claim does
    where there are no further uses."""
    case = Case(overlaid({}, answers), {"R-1": ()}, {"R-1": (MODE, SEEN, CLAIM, USES)}, POWERS, DAY)

    def trial(changed: Answers) -> Tried | None:
        facts = overlaid(overlaid({}, answers), changed)
        status = "undetermined" if value_at(facts, SEEN) else "met"
        if value_at(facts, MODE) is None:
            status = "undetermined"
        if value_at(facts, CLAIM):
            status = "not_applicable" if value_at(facts, USES) == [] else "undetermined"
        return Tried({}, {"R-1": {"status": status}}, facts)

    return dict(contradictions(["R-1"], trial, case, {}, {}))


def test_one_answer_against_others_is_named_alone() -> None:
    assert lone({MODE: "post_rbi", SEEN: True, CLAIM: False}) == {"R-1": (SEEN,)}
    assert lone({MODE: "post_rbi", SEEN: True, CLAIM: False, USES: []}) == {"R-1": (SEEN,)}


def test_a_claim_that_waits_for_a_further_answer_contradicts_nothing() -> None:
    assert lone({MODE: "post_rbi", CLAIM: True}) == {}
    assert lone({MODE: "post_rbi", CLAIM: True, USES: ["Access to the building"]}) == {"R-1": (CLAIM,)}


def test_what_is_answered_on_trial_counts_as_given() -> None:
    answers = {"data": {"days": None, "indefinite": True, "other": None}}
    assert found(answers) == {}
    assert found(answers, {"data.days": 30}) == {"R-1": ("data.days", "data.indefinite")}
