"""Who is bound by what, since when, in two releases: where the two say different things.

Knows: what `data.profiles.binding` says, and that several entries for one country and kind of operator together say one thing.
Does not know which profile an entry came from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from registry.policy.sources import EPOCH

Period = tuple[str | None, str | None]
"""From an ISO day until before another; None is open."""
Periods = tuple[Period, ...]

_Days = tuple[float, float]
_Bound = dict[tuple[str, str, str], list[_Days]]
"""For requirement, country and kind of operator the days, as half-open spans."""


@dataclass(frozen=True)
class BoundDifferently:
    """One requirement binds these kinds of operator in these countries at other times than before; no period: never."""

    requirement: str
    operators: tuple[str, ...]
    countries: tuple[str, ...]
    before: Periods
    after: Periods


def bound_differently(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[BoundDifferently, ...]:
    """Every difference between two `data.profiles.binding`, those that read alike together, in order of requirement."""
    old, new = _bound(before), _bound(after)
    countries: dict[tuple[str, str, Periods, Periods], set[str]] = defaultdict(set)
    for key in old.keys() | new.keys():
        was, will = _periods(old.get(key, [])), _periods(new.get(key, []))
        if was != will:
            requirement, country, operator = key
            countries[requirement, operator, was, will].add(country)
    operators: dict[tuple[str, tuple[str, ...], Periods, Periods], set[str]] = defaultdict(set)
    for (requirement, operator, was, will), found in countries.items():
        operators[requirement, tuple(sorted(found)), was, will].add(operator)
    return tuple(
        BoundDifferently(requirement, tuple(sorted(kinds)), where, was, will)
        for (requirement, where, was, will), kinds in sorted(operators.items(), key=repr)
    )


def _bound(binding: Mapping[str, Any]) -> _Bound:
    bound: _Bound = defaultdict(list)
    for requirement, entries in binding.items():
        for entry in entries:
            first, end = entry["from_day"], entry["until_day"]
            span = (float("-inf") if first is None else first, float("inf") if end is None else end)
            bound[requirement, entry["country"], entry["operator"]].append(span)
    return bound


def _periods(spans: Iterable[_Days]) -> Periods:
    """The days that `spans` cover together, told as few periods as can tell them."""
    merged: list[_Days] = []
    for first, end in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((first, end))
    return tuple((_day(first), _day(end)) for first, end in merged)


def _day(number: float) -> str | None:
    return None if number in (float("-inf"), float("inf")) else str(EPOCH + timedelta(days=number))
