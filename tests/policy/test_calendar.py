"""Between two days on which nothing turns an assessment says the same, so that nobody has to look."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from registry.domain.canonical import canonical_bytes
from registry.domain.decision_difference import substance
from registry.domain.facts import law_date_of
from registry.operations.assess import wasm_engine
from registry.operations.installed_release import installed_release
from registry.policy.calendar import NEVER, Calendar
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from tests.lean_release import lean_release
from tests.policy.facts_at_random import facts, fields

POLICIES = Path(__file__).parents[2] / "policies"
SETS = 40
TURNS = 30
FIRST, SPAN = 17_500, 5_000
"""Days since 1970: those of the facts lie between the end of 2017 and 2031."""
FAR = date(2100, 1, 1)


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return installed_release()


@pytest.fixture(scope="module")
def engine(bundle: Bundle) -> Engine:
    return wasm_engine(bundle)


def said(engine: Engine, given: dict[str, Any], day: date) -> Any:
    return substance(json.loads(engine.assess(canonical_bytes(given), law_date_of(day.isoformat()))))


def near(value: Any) -> Any:
    """The same facts with days that lie close to one another."""
    if isinstance(value, list):
        return [near(one) for one in value]
    if not isinstance(value, dict):
        return value
    if not isinstance(value.get("day"), int):
        return {name: near(one) for name, one in value.items()}
    day = FIRST + value["day"] % SPAN
    moved: dict[str, Any] = {"iso": (date(1970, 1, 1) + timedelta(days=day)).isoformat(), "day": day}
    return moved | ({"epoch": day * 86_400 + value["epoch"] % 86_400} if "epoch" in value else {})


def test_between_two_turns_an_assessment_says_the_same(bundle: Bundle, engine: Engine) -> None:
    definitions, changes = fields(bundle.facts_version), 0
    for seed in range(SETS):
        random = Random(seed)
        given = near(facts(definitions, bundle.facts_version, random))
        day = date(2018, 1, 1) + timedelta(days=random.randrange(SPAN))
        before = said(engine, given, day)
        for _ in range(TURNS):
            turns = bundle.calendar.turns(given, day)
            last = max(day, FAR) if turns == NEVER else date.fromisoformat(turns) - timedelta(days=1)
            for between in {last, day + (last - day) // 2} - {day}:
                assert said(engine, given, between) == before, (seed, day, between)
            if turns == NEVER:
                break
            day = last + timedelta(days=1)
            now = said(engine, given, day)
            changes += now != before
            before = now
    # It shows something only where turns are met at which the assessment does become another one.
    assert changes > SETS


def test_the_days_that_the_release_states_are_turns_for_everyone(bundle: Bundle) -> None:
    turns = bundle.calendar.turns({"facts_version": bundle.facts_version}, date(2027, 12, 1))
    assert turns == "2027-12-02"


def test_a_release_without_its_rules_may_turn_on_any_day() -> None:
    assert lean_release().calendar.turns({}, date(2026, 11, 22)) == "2026-11-23"


def test_days_of_the_facts_turn_with_the_limits_of_the_requirements_that_read_them(bundle: Bundle) -> None:
    """UN-10 and others ask for an audit within a year: the day behind that year is a turn, and no limit of others is one."""
    last = date(2040, 3, 1)
    day = {"iso": last.isoformat(), "day": (last - date(1970, 1, 1)).days}
    given = {"facts_version": bundle.facts_version, "governance": {"audit_last_on": day}}
    found, after = [], date(2039, 1, 1)
    while (turns := bundle.calendar.turns(given, after)) != NEVER:
        found.append(turns)
        after = date.fromisoformat(turns)
    assert "2041-03-02" in found
    assert {"2040-03-01", "2040-03-02"} <= set(found)
    assert len(found) < 10


def test_an_interval_that_the_body_states_itself_is_a_limit_too(bundle: Bundle) -> None:
    reviewed = date(2040, 3, 1)
    day = {"iso": reviewed.isoformat(), "day": (reviewed - date(1970, 1, 1)).days}
    given = {"facts_version": 2, "watchlist": {"last_review_on": day, "review_interval_days": 17}}
    assert bundle.calendar.turns(given, date(2040, 3, 2)) == "2040-03-19"


def test_days_that_no_calendar_has_are_passed_over() -> None:
    days = {"governance": {"audit_last_on": {"iso": "9999-12-31", "day": 2932896}}}
    installed = installed_release()
    assert Calendar(installed.requirements, {}, ("",)).turns(days, date(9999, 12, 30)) == NEVER


def test_rules_look_at_the_law_date_only_in_ways_that_the_calendar_knows() -> None:
    """Against a day, with a parameter or a field as limit; a rule that looks otherwise needs a calendar that knows it."""
    known = re.compile(r"lib\.(not_after|within_days|span_at_most)\($")
    files = [
        path
        for path in sorted(POLICIES.rglob("*.rego"))
        if not path.name.endswith("_test.rego")
        and "release" not in path.relative_to(POLICIES).parts[0]
        and path.parent.name != "lib"
        and path.name != "main.rego"
    ]
    assert len(files) > 100
    met = 0
    for path in files:
        text = re.sub(r"(?m)#.*$", "", path.read_text(encoding="utf-8"))
        for found in re.finditer(r"input\.law_date\b", text):
            assert text[found.end()] != ".", path
            assert known.search(text[: _opening(text, found.start()) + 1]), path
            met += 1
        for limit in re.findall(r"lib\.(?:within_days|span_at_most)\(([^()]*(?:\([^()]*\))?[^()]*)\)", text):
            last = [part.strip() for part in re.split(r",(?![^(]*\))", limit) if part.strip()][-1]
            bound = re.search(rf"(?m)^{re.escape(last)} := (.*)$", text)
            assert re.match(r'lib\.parameter\("|input\.facts\.[a-z_.]*_days$', bound[1] if bound else last), (
                path,
                last,
            )
    assert met > 30


def _opening(text: str, end: int) -> int:
    depth = 0
    for place in range(end - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if depth < 0:
            return place
    raise AssertionError
