"""Facts as a record of any kind could give them: every field, every state of an answer, by chance from a
seed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from random import Random
from typing import Any

EPOCH = date(1970, 1, 1)
TEXTS = {"text", "name", "contact", "url", "ref"}
COUNTRIES = ("NL", "FR", "GB", "NO", "US", "RU", "CH", "ZZ")
CODES = ("GB-EAW", "GB-SCT", "GB-ENG", "FR-75", "EUR")


def fields(facts_version: int) -> dict[str, dict[str, Any]]:
    """The fields of a version of the facts, by path."""
    text = (
        files("registry.domain.facts").joinpath(f"v{facts_version}_fields.json").read_text(encoding="utf-8")
    )
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found


def facts(definitions: Mapping[str, Mapping[str, Any]], facts_version: int, random: Random) -> dict[str, Any]:
    """One set of facts. How much of it is answered is a matter of chance too, so that rules reach every
    status.
    """
    answered = random.choice((0.1, 0.6, 0.9, 0.99))
    root: dict[str, Any] = {"facts_version": facts_version}
    for path, definition in definitions.items():
        if "[]" in path:
            continue
        *parents, leaf = path.split(".")
        node = root
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = _answer(path, definition, definitions, random, answered)
    return root if facts_version > 1 else _without_days_of_instants(root)


def _answer(
    path: str, definition: Mapping[str, Any], definitions: Mapping[str, Any], random: Random, answered: float
) -> Any:
    # What is withheld is always told, and so is everything of a stub.
    if not path.startswith("withholding.") and random.random() > answered:
        return random.choice((None, {"state": "withheld"}, {"state": "absent"}))
    kind, values = definition["kind"], definition["values"]
    if kind == "items":
        return [
            _item(f"{path}[].", definitions, random, answered) for _ in range(random.choice((0, 1, 1, 2, 5)))
        ]
    if kind == "yesno":
        return random.random() < 0.6
    if kind in ("count", "ppm"):
        return random.choice((0, 1, 2, 12, 24, 30, 31, 60, 180, 365, 366, 1_000, 10**6, 2**53 - 1))
    if kind == "choice":
        return random.choice(values)
    if kind == "choices":
        return random.sample(values, random.randint(0, min(4, len(values))))
    if kind == "country":
        return random.choice(COUNTRIES)
    if kind == "countries":
        return random.sample(COUNTRIES, random.randint(0, 4))
    if kind == "code":
        return random.choice(values or CODES)
    if kind == "texts":
        return [_text(random) for _ in range(random.randint(0, 3))]
    if kind in TEXTS:
        return _text(random)
    day = random.choice((20_000, 20_400, 20_700, 20_780, 20_790, 21_000)) + random.randint(-3, 3)
    iso = (EPOCH + timedelta(days=day)).isoformat()
    if kind == "day":
        return {"iso": iso, "day": day}
    assert kind == "instant", kind
    return {"iso": f"{iso}T12:00:00Z", "day": day, "epoch": day * 86_400 + 43_200}


def _without_days_of_instants(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_days_of_instants(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_days_of_instants(one)
        for key, one in node.items()
        if key != "day" or "epoch" not in node
    }


def _item(prefix: str, definitions: Mapping[str, Any], random: Random, answered: float) -> dict[str, Any]:
    return {
        path.removeprefix(prefix): _answer(path, definition, definitions, random, answered)
        for path, definition in definitions.items()
        if path.startswith(prefix) and "." not in path.removeprefix(prefix)
    }


def _text(random: Random) -> dict[str, Any]:
    return {"state": "given", "length": random.choice((0, 1, 49, 50, 51, 200, 5_000))}


def spoil(value: Any, random: Random) -> Any:
    """The same facts with some answers of a kind that no record gives: engines must agree on those as well."""
    if isinstance(value, dict) and value and random.random() > 0.02:
        return {key: spoil(member, random) for key, member in value.items()}
    if random.random() < 0.1:
        return random.choice(
            (True, -1, "", "yes", [], [None], {}, {"state": "given"}, {"state": 1}, {"day": "x"}, [[1]])
        )
    return value
