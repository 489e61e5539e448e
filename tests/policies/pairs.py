"""Two assessments side by side: what a small change of the facts does to every requirement, in the committed release.

Knows: how heavily a result weighs, and the outcome that follows from results, both told again here from the design and not
taken from the rules. Does not know what a change is good for (`test_metamorphic`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, Final

from registry import assets
from registry.operations.assess import wasm_engine
from registry.policy.asking import read_module
from registry.policy.engine import Engine
from registry.policy.questions import Reads, together
from registry.policy.rego import call, name, rules, walk
from registry.policy.release import Bundle, read_folder
from tests.policies.limits import trees
from tests.policies.rows import assessed
from tests.policy.facts_at_random import facts, fields
from tests.policy.test_engines_agree import law_dates

LADDER: Final = ("prohibited", "non_compliant", "undetermined", "compliant_with_conditions", "compliant")
"""Outcomes from the worst to the best. `no_rule_applies` says that nothing counted, and is no step of it."""

NOW: Final = date(2026, 11, 22)
FORCE: Final = ("place.country", "operator.type")
"""What decides whom a requirement binds, besides its own inputs."""

COMPARED: Final[Counter[str]] = Counter()
"""How many pairs of assessments each relation was tried on."""

Facts = dict[str, Any]
Result = Mapping[str, Any]


@cache
def release() -> Bundle:
    return read_folder(assets.policies() / "release")


@cache
def engine() -> Engine:
    return wasm_engine(release())


def some_facts(seed: int) -> tuple[Facts, Random]:
    """Facts by chance, and the chance to go on with."""
    random = Random(seed)
    return facts(fields(release().facts_version), release().facts_version, random), random


def some_day(random: Random) -> date:
    """A day around one on which a requirement, a parameter or a profile begins or ends."""
    return date(1970, 1, 1) + timedelta(days=random.choice(law_dates(release()))["day"])


def changed(question: Facts, answers: Mapping[str, Any]) -> Facts:
    """The facts with these answers in place of theirs; what is not changed is shared."""
    copy = dict(question)
    for path, answer in answers.items():
        *sections, last = path.split(".")
        node = copy
        for section in sections:
            node[section] = dict(node[section])
            node = node[section]
        node[last] = answer
    return copy


def answer(question: Facts, path: str) -> Any:
    for part in path.split("."):
        question = question[part]
    return question


def results(question: Facts, day: date, relation: str, asked: Engine | None = None) -> dict[str, Result]:
    """What came of each requirement, by id; under "" both outcomes."""
    COMPARED[relation] += 1
    assessment = assessed(asked or engine(), question, day)
    return {"": assessment["outcome"]} | {one["id"]: one for one in assessment["requirements"]}


def weight(result: Result) -> int:
    """How heavily a result weighs by itself, from 0 (not at all) to the worst step of the ladder."""
    outcome = outcome_of([result])
    return 0 if outcome in ("no_rule_applies", "compliant") else len(LADDER) - 1 - LADDER.index(outcome)


def outcome_of(counted: Iterable[Result]) -> str:
    """The outcome of what counts, as the design says: the first line that holds gives the word."""
    known = {(one["kind"], one["severity"], one["status"]) for one in counted}
    status = {(severity, status) for _, severity, status in known}
    if any(kind == "prohibition" and status == "not_met" for kind, _, status in known):
        return "prohibited"
    if ("blocking", "not_met") in status:
        return "non_compliant"
    if ("blocking", "undetermined") in status:
        return "undetermined"
    if {("major", "not_met"), ("major", "undetermined")} & status:
        return "compliant_with_conditions"
    return "compliant" if any(status == "met" for _, _, status in known) else "no_rule_applies"


def counted_as_binding(one: Result) -> Result | None:
    """How a result counts in the binding outcome; None where it does not."""
    if one["force"] == "advises":
        return None
    plays_no_part = one["status"] in ("not_applicable", "upcoming")
    return one if one["force"] == "binds" or plays_no_part else {**one, "status": "undetermined"}


def worse(before: str, after: str) -> bool:
    """Whether an outcome fell on the ladder."""
    return step(after) < step(before)


def step(outcome: str) -> int:
    return len(LADDER) if outcome == "no_rule_applies" else LADDER.index(outcome)


@cache
def safeguards() -> Mapping[str, bool]:
    """Yes/no questions that remedies answer, all of them alike, with that answer."""
    wanted: dict[str, set[bool]] = {}
    for one in release().requirements.values():
        for remedy in one.remedies or ():
            for path, value in remedy.set.items():
                if isinstance(value, bool):
                    wanted.setdefault(path, set()).add(value)
    return {path: next(iter(values)) for path, values in wanted.items() if len(values) == 1}


@cache
def weighing_contradictions() -> frozenset[str]:
    """The requirements that weigh evidence for against evidence against (`lib.settled`), themselves or through terms."""
    parsed, listing = trees(release()), fields(release().facts_version)
    shared = {path: tree for path, tree in parsed.items() if path.startswith("terms/")}
    names = {name(rule) for tree in shared.values() for rule in rules(tree)}
    readings: dict[str, Reads] = {}
    for path, tree in shared.items():
        readings |= read_module(path, tree, listing, names)
    settling = _settling([rule for tree in shared.values() for rule in rules(tree)])
    found = set()
    for id, one in release().requirements.items():
        tree = parsed[f"{one.framework}/{one.rule}.rego"]
        used = together(list(read_module("", tree, listing).values()), readings).terms
        if settling & used or any(map(_settles, rules(tree))):
            found.add(id)
    return frozenset(found)


def _settling(shared: Sequence[Mapping[str, Any]]) -> set[str]:
    """The terms that weigh, themselves or through a function beside them."""
    asked = [
        (name(rule), {operation[0] for node in walk(rule) if (operation := call(node))}) for rule in shared
    ]
    settling = {"lib.settled"}
    while more := {term for term, operators in asked if operators & settling} - settling:
        settling |= more
    return settling


def _settles(rule: Mapping[str, Any]) -> bool:
    return any((operation := call(node)) and operation[0] == "lib.settled" for node in walk(rule))
