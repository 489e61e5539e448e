"""What stays in the way: a question where answers are lacking, and a fact where they are given."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry import assets
from registry.domain.explanation import Expected
from registry.policy.obstacles import Obstacle, obstacle
from registry.policy.powers import read_powers
from registry.policy.trial import Case, Tried, overlaid

POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))
ASSESSED, BEGAN = "assessments.dpia.date", "deployment.start_date"
FIRST = {ASSESSED: "2026-05-31", BEGAN: "2026-06-01"}
"""An assessment before the first use."""


def told(answers: dict[str, Any], remedy: dict[str, Any], status: str) -> Obstacle:
    held = overlaid({}, dict.fromkeys(remedy) | answers)
    ways = [{path: Expected(one, "") for path, one in remedy.items()}]
    case = Case(held, {"R-1": ways}, {"R-1": list(remedy)}, POWERS, date(2026, 6, 1))
    last = Tried({}, {"R-1": {"status": status, "force": "binds"}}, held)
    return obstacle("R-1", {"title": "", "comply": ""}, case, last, "binding")


def test_an_assessment_before_a_use_that_has_begun_is_asked_for_and_not_asked_to_be_made() -> None:
    found = told({BEGAN: "2026-03-01"}, FIRST, "undetermined")
    assert (found.reason, found.is_open, found.fields) == ("unanswered", True, (ASSESSED,))
    assert found.if_happened == {ASSESSED: "2026-03-01"}


@pytest.mark.parametrize("assessed", [{"none": True}, "2026-04-01"])
def test_an_assessment_that_came_too_late_is_in_the_way_for_good(assessed: Any) -> None:
    found = told({BEGAN: "2026-03-01", ASSESSED: assessed}, FIRST, "not_met")
    assert (found.reason, found.is_open) == ("fixed", False)
    assert BEGAN in found.fields


def test_what_the_country_answers_is_not_asked_for() -> None:
    scope, mode = "deployment.eu_scope", "deployment.mode"
    for derived, lacking in (((), [scope, mode]), ((scope,), [mode]), ((scope, mode), [scope, mode])):
        case = Case({}, {"R-1": []}, {"R-1": [scope, mode]}, POWERS, date(2026, 6, 1), derived)
        last = Tried({}, {"R-1": {"status": "undetermined", "force": "binds"}}, {})
        found = obstacle("R-1", {"title": "", "comply": ""}, case, last, "binding")
        assert list(found.fields) == lacking


def test_a_rebuttal_that_is_lacking_is_a_question_and_one_declared_absent_is_not() -> None:
    remedy = {"consent.imbalance_rebuttal": {"given": True}}
    assert told({}, remedy, "undetermined").is_open
    found = told({"consent.imbalance_rebuttal": {"none": True}}, remedy, "not_met")
    assert (found.reason, found.is_open) == ("fixed", False)
