"""What must hold between two assessments, whatever the facts: relations, where no single answer could be written down."""

from __future__ import annotations

import json
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
    weight,
    worse,
)
from tests.policy.facts_at_random import fields

SEEDS = st.integers(0, 2**48)
CONDITIONS_OF_THEIR_OWN = {
    "consent.bystanders_captured": "whether others are captured also decides whether a use of people who present themselves is "
    "believed to be one, and so which rules ask anything at all",
    "deployment.covert": "notice may wait while a use is secret by authority, so to end the secrecy is to owe the notice",
    "consent.relied_on": "to rest on consent is one legal basis among several, and brings the conditions of consent with it",
    "system.profiling_only": "to foretell offences from profiling alone is forbidden; what rests on more is high-risk, and owes "
    "what high-risk systems owe",
    "minors.on_watchlist": "a search for missing children has children on its list, and is excepted for that reason",
}
"""Answers that remedies give and that are no safeguards all the same, with the reason."""


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


@pytest.mark.parametrize("year", range(2016, 2032))
def test_every_parameter_has_one_value_on_the_first_day_of_every_quarter(year: int) -> None:
    values = json.loads(release().data)["parameters"]
    assert values.keys() == release().catalogue["parameters"].keys()
    for month in (1, 4, 7, 10):
        day = date(year, month, 1)
        number = (day - date(1970, 1, 1)).days
        for name, entries in values.items():
            always = isinstance(entries, int)
            holding = [entries] if always else [one["value"] for one in entries if _holds(one, number)]
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
