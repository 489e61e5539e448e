"""Records to file: as uneven as a register is, with part of every section answered.

Knows: how often which country, technology and body occurs here. The shares are invented: a few countries and technologies
have most deployments, and a few bodies have many.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import accumulate, count
from typing import Any, Final

from benchmarks.service.words import Sentences
from registry.domain.countries import COUNTRIES
from registry.domain.record import definitions, read_record
from registry.errors import RegistryError
from tests.domain.filled import filled_answers

_ANSWERED: Final = 0.2
"""So many of the fields are answered."""
_LEFT: Final = ("id", "withheld", "origin", "filing", "erased")
_FACETS: Final = (
    "deployment.technology",
    "deployment.mode",
    "deployment.space",
    "deployment.status",
    "operator.sector",
)
OPERATORS: Final = 20_000


def records(seed: int, sentences: Sentences, name: Callable[[int], str]) -> Iterator[dict[str, Any]]:
    """Record after record, as record files hold them, each with the id that `name` gives; all are read without a fault."""
    chance = random.Random(seed)
    for number in count():
        while True:
            made = _record(chance, sentences, name(number), number)
            try:
                read_record(made)
            except RegistryError:
                continue
            yield made
            break


def uneven(chance: random.Random, values: tuple[str, ...]) -> str:
    """One of the values: the second half as often as the first, and so on."""
    return values[pick(chance, len(values))]


def pick(chance: random.Random, size: int) -> int:
    """A number below `size`; the number n is as frequent as 1/(n + 1)."""
    if size not in _WEIGHTS:
        _WEIGHTS[size] = list(accumulate(1 / (n + 1) for n in range(size)))
    return chance.choices(range(size), cum_weights=_WEIGHTS[size])[0]


_WEIGHTS: dict[int, list[float]] = {}


def facets(chance: random.Random) -> dict[str, str]:
    """Values of the facets that a record answers, by path."""
    known = definitions()
    values = {path: uneven(chance, known[path].values) for path in _FACETS}
    return {
        **values,
        "place.country": uneven(chance, tuple(COUNTRIES)),
        "operator.name": f"Body {pick(chance, OPERATORS)}",
    }


def _record(chance: random.Random, sentences: Sentences, id: str, number: int) -> dict[str, Any]:
    said = _thinned(filled_answers(), "", chance, sentences)
    said["id"] = id
    for path, value in {
        "deployment.title": f"{sentences.text(chance, 1)[:60].rpartition(' ')[0]} {number}",
        "deployment.summary": sentences.summary(chance, number),
        **facets(chance),
    }.items():
        section, _, name = path.partition(".")
        said.setdefault(section, {})[name] = value
    return said


def _thinned(node: dict[str, Any], at: str, chance: random.Random, sentences: Sentences) -> dict[str, Any]:
    known, kept = definitions(), {}
    for name, value in node.items():
        path = f"{at}{name}"
        if not at and name in _LEFT:
            continue
        if isinstance(value, dict):
            if inner := _thinned(value, f"{path}.", chance, sentences):
                kept[name] = inner
        elif chance.random() < _ANSWERED:
            kept[name] = _said(path, known, value, chance, sentences)
    return kept


def _said(path: str, known: Any, value: Any, chance: random.Random, sentences: Sentences) -> Any:
    definition = known.get(path)
    if definition is None:
        return value
    if definition.kind == "text":
        return sentences.text(chance, chance.randint(1, 2))
    if definition.kind == "yesno" and not path.endswith("_indefinite"):
        return chance.random() < 0.6
    return value
