"""Answers to try where it is not known what an answer would be: enough of them to see whether it matters.

Knows: of each kind of field the answers that rules tell apart. Does not know what any rule makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from registry.domain.answer_words import NONE
from registry.domain.record import definitions
from registry.policy.answer_changes import stand_in
from registry.policy.sources import holds

Json = Any

_YEARS = 10


def likely_answers(path: str, day: date, profiles: Mapping[str, Json]) -> list[Json]:
    """Answers to the field at `path`: all words of a closed list, one country for each group of treaties that bind it on
    the law date, a small and a large number, a day long past and one far ahead. Empty where none can be guessed."""
    field = definitions()[path]
    match field.kind:
        case "yesno":
            return [True, False]
        case "choice":
            return list(field.values)
        case "choices":
            return [[], list(field.values)]
        case "country":
            return _countries(day, profiles)
        case "countries":
            return [[], *([one] for one in _countries(day, profiles))]
        case "count" | "ppm":
            return [0, 1, 1_000_000]
        case "day" | "instant":
            return [
                stand_in(path, {}, day.replace(year=day.year + years, day=1))
                for years in (-_YEARS, 0, _YEARS)
            ]
    given = stand_in(path, {}, day)
    return [] if given is None else [[] if isinstance(given, list) else NONE, given]


def _countries(day: date, profiles: Mapping[str, Json]) -> list[str]:
    listed = sorted({country for profile in profiles.values() for country in profile["countries"]})
    groups: dict[frozenset[str], str] = {}
    for country in listed:
        bound = frozenset(
            name
            for name, profile in profiles.items()
            if country in profile["countries"] and holds(profile["countries"][country], day)
        )
        groups.setdefault(bound, country)
    return sorted(groups.values())
