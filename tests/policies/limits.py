"""Which answer a parameter limits: read from the rules of a release, so that rows can be held to both sides of each limit.

Knows: the questions of `lib` that hold an answer against a number. A limit between two answers is no answer's limit, and one
that reaches a question through a function of a rule's own is left to that rule's tests.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from registry.policy.catalogue import Requirement
from registry.policy.rego import Node, body, call, dotted, name, parse_modules, rules, walk
from registry.policy.release import Bundle
from tests.opa_server import pinned_opa

_QUESTIONS: Final = {
    "lib.at_most",
    "lib.at_least",
    "lib.count_at_least",
    "lib.within_days",
}
_FACTS: Final = "input.facts."


@dataclass(frozen=True)
class Limit:
    """The parameter that limits the answer at `path`, and the question that does."""

    parameter: str
    path: str
    question: str

    def measure(self, answer: Any, law_date: date) -> int | None:
        """What of an answer, in the notation of a record, is held against the number; None where nothing is."""
        if self.question == "lib.count_at_least":
            return len(answer) if isinstance(answer, list) else None
        if self.question == "lib.within_days":
            day = date.fromisoformat(answer[:10]) if isinstance(answer, str) else answer
            return (law_date - day) // timedelta(days=1) if isinstance(day, date) else None
        return answer if type(answer) is int else None


def limits(release: Bundle) -> dict[str, frozenset[Limit]]:
    """The limits in each requirement of a release, by its id; those in terms count for whom the parameter is listed."""
    parsed = trees(release)
    shared = {limit for path, tree in parsed.items() if path.startswith("terms/") for limit in _limits(tree)}
    return {id: frozenset(_of(one, parsed, shared)) for id, one in release.requirements.items()}


def trees(release: Bundle) -> dict[str, Node]:
    """The syntax tree of each Rego file of a release."""
    sources = {path: text for path, text in release.opa_documents.items() if path.endswith(".rego")}
    with tempfile.TemporaryDirectory() as folder:
        for path, text in sources.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(text)
        return parse_modules(Path(folder), sources, pinned_opa())


def value_on(release: Bundle, parameter: str, day: date) -> int | None:
    """The value of a parameter on a day; None where it has none."""
    for one in release.catalogue["parameters"][parameter]["values"]:
        from_, until = (date.fromisoformat(one[key]) if one[key] else None for key in ("from", "until"))
        if (from_ is None or from_ <= day) and (until is None or day < until):
            return int(one["value"])
    return None


def _of(one: Requirement, parsed: Mapping[str, Node], shared: set[Limit]) -> Iterator[Limit]:
    yield from _limits(parsed[f"{one.framework}/{one.rule}.rego"])
    yield from (limit for limit in shared if limit.parameter in one.parameters and limit.path in one.inputs)


def _limits(tree: Node) -> Iterator[Limit]:
    values = {name(rule): rule["head"].get("value") for rule in rules(tree) if not body(rule)}
    for rule in rules(tree):
        for node in walk(rule):
            operation = call(node)
            if operation and operation[0] in _QUESTIONS:
                path, parameter = _path(operation[1][0], values), _parameter(operation[1][-1], values)
                if path and parameter:
                    yield Limit(parameter, path, operation[0])


def _path(term: Node, values: Mapping[str, Any]) -> str | None:
    found = dotted(term)
    if found is None and term.get("type") == "var":
        return _path(values[term["value"]], values) if values.get(term["value"]) else None
    return found.removeprefix(_FACTS) if found and found.startswith(_FACTS) else None


def _parameter(term: Node, values: Mapping[str, Any]) -> str | None:
    operation = call(term) if term.get("type") == "call" else None
    if operation and operation[0] == "lib.parameter":
        return str(operation[1][0]["value"])
    if term.get("type") == "var" and values.get(term["value"]):
        return _parameter(values[term["value"]], values)
    return None
