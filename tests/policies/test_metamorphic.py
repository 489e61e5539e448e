"""What must hold between two assessments, whatever the facts: relations, where no single answer could be written down."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.policy.wasm_engine import WasmEngine
from tests.policies.limits import value_on
from tests.policies.pairs import (
    FORCE,
    LADDER,
    NOW,
    answer,
    changed,
    counted_as_binding,
    outcome_of,
    release,
    results,
    safeguards,
    some_day,
    some_facts,
    step,
    weighing_contradictions,
    weight,
    worse,
)
from tests.policies.rows import read_rows, row_files
from tests.policy.facts_at_random import fields

SEEDS = st.integers(0, 2**48)
CONDITIONS_OF_THEIR_OWN = {
    "consent.relied_on": "to rest on consent is one legal basis among several, and brings the conditions of consent with it",
    "minors.on_watchlist": "a search for missing children has children on its list, and is excepted for that reason",
}
"""Answers that remedies give and that are no safeguards all the same, with the reason."""
CONTRADICTORY_ROWS = {
    "eu_law_enforcement_directive/led_05_rows.yaml: a limit that is said to be none": "a record takes one of the two answers",
}
"""Rows whose answers contradict one another, so that either of them alone says something else."""


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_a_safeguard_that_is_taken_makes_nothing_weigh_more(seed: int) -> None:
    """Where a yes/no question whose answer is a remedy of some requirement turns from the other answer to that one, no
    requirement weighs more by itself than before, and neither outcome falls.

    From the other answer, not from silence: what is learnt may settle a failure that was open.
    """
    question, random = some_facts(seed)
    known = sorted(safeguards().keys() - CONDITIONS_OF_THEIR_OWN.keys())
    taken = random.sample(known, random.randint(1, 8))
    without = changed(question, {path: not safeguards()[path] for path in taken})
    before = results(without, NOW, "safeguards")
    after = results(changed(without, {path: safeguards()[path] for path in taken}), NOW, "safeguards")
    for outcome in ("binding", "strict"):
        assert not worse(before[""][outcome], after[""][outcome]), (taken, before[""], after[""])
    heavier = {id for id in before.keys() - {""} if weight(after[id]) > weight(before[id])}
    assert not heavier, f"{sorted(heavier)} weigh more with {taken}"


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_a_duty_not_yet_in_force_changes_neither_outcome(seed: int) -> None:
    """What only requirements read that begin after the law date may be answered in any way."""
    question, random = some_facts(seed)
    day = some_day(random)
    to_come = {id for id, one in release().requirements.items() if (one.in_force.from_ or date.min) > day}
    read = {id: set(one.inputs) for id, one in release().requirements.items()}
    in_force = {path for id in read.keys() - to_come for path in read[id]}
    free = {path for id in to_come for path in read[id]} - in_force - set(FORCE)
    other, _ = some_facts(seed + 1)
    before = results(question, day, "not yet in force")
    after = results(changed(question, {path: answer(other, path) for path in free}), day, "not yet in force")
    assert {after[id]["status"] for id in to_come} <= {"upcoming", "not_applicable"}
    assert before[""] == after[""]


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_the_outcomes_are_what_the_statuses_say(seed: int) -> None:
    """Upcoming and inapplicable requirements count in neither; what advises only in the strict one; what may bind is open."""
    question, random = some_facts(seed)
    found = results(question, some_day(random), "outcomes")
    outcome = found.pop("")
    assert outcome["strict"] == outcome_of(found.values())
    assert outcome["binding"] == outcome_of(filter(None, map(counted_as_binding, found.values())))


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_the_order_of_a_list_says_nothing(seed: int) -> None:
    question, random = some_facts(seed)
    assert results(_shuffled(question, random), NOW, "order") == results(question, NOW, "order")


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_a_requirement_depends_on_its_declared_inputs_alone(seed: int) -> None:
    question, random = some_facts(seed)
    other, _ = some_facts(seed + 1)
    day = some_day(random)
    paths = [path for path in fields(release().facts_version) if "[]" not in path]
    moved = set(random.sample(paths, random.randint(1, 120)))
    before = results(question, day, "inputs")
    after = results(changed(question, {path: answer(other, path) for path in moved}), day, "inputs")
    for id, one in release().requirements.items():
        if not moved & set(one.inputs):
            fixed = ("status", "severity", "exceptions") if moved & set(FORCE) else tuple(before[id])
            assert {key: before[id][key] for key in fixed} == {key: after[id][key] for key in fixed}, id


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_the_more_binds_the_lower_the_binding_outcome(seed: int) -> None:
    """Where every force is resolved and something counts, what else is made to bind never lifts the binding outcome, and
    never touches the strict one, which is never above it."""
    question, random = some_facts(seed)
    data = json.loads(release().data)
    country, operator = (random.choice(sorted(data["profiles"]["known_countries"])), "public_body")
    question = changed(question, {"place.country": country, "operator.type": operator})
    before = results(question, NOW, "profiles")
    assert "unresolved" not in {one["force"] for id, one in before.items() if id}
    bound = data["profiles"]["binding"].setdefault(country, {}).setdefault(operator, {})
    for id in random.sample(sorted(release().requirements), random.randint(1, 60)):
        bound[id] = [*bound.get(id, []), {"from_day": None, "until_day": None}]
        data["profiles"]["bound_somewhere"][id] = True
    after = results(question, NOW, "profiles", _with_data(data))
    assert after[""]["strict"] == before[""]["strict"]
    assert step(after[""]["strict"]) <= step(after[""]["binding"])
    if before[""]["binding"] != "no_rule_applies":
        assert step(after[""]["binding"]) <= step(before[""]["binding"])


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_silence_is_never_rewarded(seed: int) -> None:
    """An answer that is withheld or taken back turns nothing that was not met into met or not applicable, nor what was
    undetermined, unless contradictory answers made it so (`lib.settled`); and lifts no outcome to one that passes."""
    question, random = some_facts(seed)
    before = results(question, NOW, "silence")
    # An answer that many read decides more.
    read = [path for one in release().requirements.values() for path in one.inputs]
    for path in {path for path in random.choices(read, k=15) if answer(question, path) is not None}:
        silence = changed(question, {path: random.choice((None, {"state": "withheld"}))})
        after = results(silence, NOW, "silence")
        rewarded = [
            id for id in release().requirements if _rewarded(id, before[id]["status"], after[id]["status"])
        ]
        assert not rewarded, f"silence on {path} helps with {rewarded}"
        for outcome in ("binding", "strict"):
            was, now = before[""][outcome], after[""][outcome]
            assert now == was or now not in LADDER[3:], f"{was} became {now} without {path}"


@pytest.mark.parametrize("id", sorted(row_files()))
def test_silence_about_what_a_row_says_is_never_rewarded(id: str) -> None:
    tried: Counter[str] = Counter()
    for row in read_rows(id, row_files()[id]):
        if not _rewarded(id, row.status, "met") or row.where in CONTRADICTORY_ROWS:
            continue
        question = row.facts(release().facts_version)
        for path in row.answers:
            if tried[path] < 3 and answer(question, path) not in (None, {"state": "withheld"}):
                tried[path] += 1
                now = results(changed(question, {path: None}), row.law_date, "silence in a row")[id]["status"]
                assert not _rewarded(id, row.status, now), f"{row.where}: {now} without {path}"


def _rewarded(id: str, was: str, now: str) -> bool:
    open_by_contradiction = was == "undetermined" and id in weighing_contradictions()
    return (
        was in ("not_met", "undetermined") and now in ("met", "not_applicable") and not open_by_contradiction
    )


@pytest.mark.parametrize("year", range(2016, 2032))
def test_every_parameter_has_one_value_on_the_first_day_of_every_quarter(year: int) -> None:
    spans = json.loads(release().data)["parameters"]
    assert spans.keys() == release().catalogue["parameters"].keys()
    for month in (1, 4, 7, 10):
        day = date(year, month, 1)
        number = (day - date(1970, 1, 1)).days
        for name, entries in spans.items():
            holding = [one["value"] for one in entries if _holds(one, number)]
            assert holding == [value_on(release(), name, day)], f"{name} on {day}: {holding}"


def _holds(span: dict[str, Any], day: int) -> bool:
    return (span["from_day"] is None or span["from_day"] <= day) and (
        span["until_day"] is None or day < span["until_day"]
    )


def _shuffled(node: Any, random: Random) -> Any:
    if isinstance(node, dict):
        return {key: _shuffled(value, random) for key, value in node.items()}
    if isinstance(node, list):
        members = [_shuffled(value, random) for value in deepcopy(node)]
        random.shuffle(members)
        return members
    return node


def _with_data(data: dict[str, Any]) -> WasmEngine:
    return WasmEngine(release().wasm, json.dumps(data).encode(), release().entrypoint, release().assemble)
