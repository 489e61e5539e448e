"""Several answers that settle a requirement together."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from registry import assets
from registry.domain.vocabulary import Status
from registry.policy.powers import read_powers
from registry.policy.settling import settled_together
from tests.policy import kleene
from tests.policy.kleene import FIELDS, Rule
from tests.policy.test_change_path import records, rules

POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))
A, B, C, D, *_ = FIELDS
ANY: tuple[Status, ...] = ("not_applicable", "met", "not_met")


def settled(
    rule: Rule, answers: dict[str, Any], beside: dict[str, Any], wanted: tuple[Status, ...] = ANY
) -> tuple[tuple[str, ...], Status | None]:
    known = {"R-1": rule}
    lacking = [path for path in rule.paths() if path not in answers and path not in beside]
    return settled_together(
        "R-1", lacking, beside, wanted, kleene.trial(known, answers), kleene.case(known, answers, POWERS), {}
    )


@settings(deadline=None)
@given(rules, records)
def test_every_requirement_that_is_open_is_settled_by_some_answers_and_by_no_fewer_of_them(
    rules: dict[str, Rule], answers: dict[str, bool]
) -> None:
    for id, rule in rules.items():
        known = {"R-1": rule}
        status = kleene.trial(known, answers)({}).results["R-1"]["status"]
        found, reached = settled(rule, answers, {})
        if reached is not None:
            assert (status == "undetermined") == bool(found), id
            assert len(set(found)) == len(found)
            assert not set(found) & answers.keys()


def test_the_first_of_the_statuses_is_aimed_at() -> None:
    rule = Rule([[(A, True), (B, True)]], applies=[[(C, True)]])
    assert settled(rule, {}, {}) == ((C,), "not_applicable")
    assert settled(rule, {C: True}, {}, ("met", "not_met")) == ((A, B), "met")
    assert settled(rule, {C: True, A: False}, {}, ("met", "not_met")) == ((), "not_met")


def test_what_is_answered_beside_is_not_asked_for() -> None:
    assert settled(Rule([[(A, True), (B, True)]]), {}, {A: True}) == ((B,), "met")


def test_of_two_that_could_stand_for_each_other_the_one_that_a_remedy_names_is_kept() -> None:
    either = [[(A, True)], [(B, True)]]
    assert settled(Rule(either, remedies=[{A: True}]), {}, {}) == ((A,), "met")
    assert settled(Rule(either, remedies=[{B: True}]), {}, {}) == ((B,), "met")


def test_what_no_answers_lead_to_asks_for_nothing() -> None:
    assert settled(Rule([[(A, True)], [(A, False)]]), {}, {}, ("not_met",)) == ((), None)
