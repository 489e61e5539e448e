"""Remedies: the answers that would meet a requirement, as its own file lists them.

Knows: how a release writes them, and what they come to on a law date. Does not know any record, nor which remedy
helps in a given case (`change_path`).

A requirement lists alternatives, the commonest first, each a set of answers by path: `true`, a word, a number, a list,
`{given: true}` (anything of the field's kind), `{none: true}` (declared absent), `{parameter: name}` (its value on the
law date), `{days_before: n}` and `{days_after: n}` (of the law date).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from registry.domain.answer_words import value_words, wanted_words
from registry.domain.explanation import Expected
from registry.domain.record import definitions
from registry.policy.sources import holds

Remedy = Mapping[str, Expected]
"""The answers by path that together meet a requirement."""

Json = Any


def remedies(
    entry: Mapping[str, Json], catalogue: Mapping[str, Json], day: date
) -> tuple[Remedy, ...] | None:
    """The alternatives of the requirement `entry` of `catalogue` on the law date; None where the release has none to tell.

    An alternative that needs a parameter without a value on that day is left out: it could not be met.
    """
    if entry.get("remedies") is None:
        return None
    read = (
        {path: _expected(path, wanted, catalogue, day) for path, wanted in one["set"].items()}
        for one in entry["remedies"]
    )
    return tuple(
        {path: wanted for path, wanted in one.items() if wanted is not None}
        for one in read
        if None not in one.values()
    )


def entries(catalogue: Mapping[str, Json]) -> dict[str, Mapping[str, Json]]:
    """The requirements of a catalogue by id, each as its file says."""
    return {entry["id"]: entry for rules in catalogue["requirements"].values() for entry in rules.values()}


def value_on(parameter: Mapping[str, Json], day: date) -> Mapping[str, Json] | None:
    """The dated value of a catalogue's parameter on `day`; None where none is in force."""
    for period in parameter["values"]:
        if holds(period, day):
            found: Mapping[str, Json] = period
            return found
    return None


def _expected(path: str, wanted: Json, catalogue: Mapping[str, Json], day: date) -> Expected | None:
    match wanted:
        case {"parameter": str(name)}:
            parameter = catalogue["parameters"][name]
            period = value_on(parameter, day)
            if period is None:
                return None
            return Expected(
                period["value"], f"{value_words(path, period['value'])} ({parameter['title']})", name
            )
        case {"days_before": int(days)}:
            answer: Json = _moment(path, day, -days)
        case {"days_after": int(days)}:
            answer = _moment(path, day, days)
        case [dict(), *_]:
            read = [_entry(path, entry, catalogue, day) for entry in wanted]
            if None in read:
                return None
            answer = read
        case _:
            answer = wanted
    return Expected(answer, wanted_words(path, answer))


def _entry(
    path: str, entry: Mapping[str, Json], catalogue: Mapping[str, Json], day: date
) -> dict[str, Json] | None:
    read = {name: _expected(f"{path}[].{name}", wanted, catalogue, day) for name, wanted in entry.items()}
    found = {name: one.answer for name, one in read.items() if one is not None}
    return found if len(found) == len(read) else None


def _moment(path: str, day: date, days: int) -> str:
    field = definitions().get(path)
    on = (day + timedelta(days=days)).isoformat()
    return f"{on}T00:00:00Z" if field and field.kind == "instant" else on
