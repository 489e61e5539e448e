"""Answers to try where it is not known what an answer would be: enough of them to see whether it matters.

Knows: of each kind of field the answers that rules tell apart. Does not know what any rule makes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from typing import Any, Final

from registry.domain.answer_words import NONE
from registry.domain.record import definitions
from registry.policy.answer_changes import stand_in
from registry.policy.sources import holds

Json = Any

ROUNDS: Final = 32
"""So many ways to answer all questions together are tried before it is held that none settles a requirement."""
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


def rounds(known: Mapping[str, Sequence[Json]]) -> Iterator[dict[str, Json]]:
    """Some of the ways to answer at all paths of `known` together: of each the answers that are known in turn, and all yes/no
    questions alike."""
    most = max(map(len, known.values()), default=0)
    for number, yesno in islice(product(range(most), (0, 1)), ROUNDS):
        yield {
            path: answers[(yesno if definitions()[path].kind == "yesno" else number) % len(answers)]
            for path, answers in known.items()
        }


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
