"""Who is bound by what, since when: as the profiles of a release say it, and where two releases say different things.

Knows: the profiles and requirements of a catalogue, and that several spans for one country and kind of operator together say one
thing. Does not know the form in which the rules of a release read it (`profiles`), which may differ between releases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from registry.policy.sources import EPOCH, day_number

Days = tuple[int | None, int | None]
"""From a day number until before another; None is open."""
Bound = Mapping[tuple[str, str, str], set[Days]]
"""For requirement, country and kind of operator the spans in which it binds."""
Period = tuple[str | None, str | None]
"""The same as ISO days."""
Periods = tuple[Period, ...]


@dataclass(frozen=True)
class BoundDifferently:
    """These requirements bind these kinds of operator in these countries at other times than before; no period: never."""

    requirements: tuple[str, ...]
    operators: tuple[str, ...]
    countries: tuple[str, ...]
    before: Periods
    after: Periods


def bound(catalogue: Mapping[str, Any], profiles: Collection[str]) -> Bound:
    """Whom these profiles of a catalogue bind. A rule binds in a country while both its own dates and the country's hold."""
    found: dict[tuple[str, str, str], set[Days]] = defaultdict(set)
    for name in profiles:
        profile = catalogue["profiles"][name]
        for rule in profile["rules"]:
            if rule["force"] != "binds":
                continue
            for country, member in profile["countries"].items():
                span = _both(_days(rule), _days(member))
                if span is not None:
                    for id in _about(rule, catalogue):
                        for operator in rule["operators"]:
                            found[id, country, operator].add(span)
    return found


def bound_differently(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[BoundDifferently, ...]:
    """Every difference between two catalogues, those that read alike together, in order of requirement."""
    old, new = bound(before, before["profiles"].keys()), bound(after, after["profiles"].keys())
    differ = {
        key: (was, will)
        for key in old.keys() | new.keys()
        if (was := _periods(old.get(key, ()))) != (will := _periods(new.get(key, ())))
    }
    # Countries that change alike are told together, then kinds of operator, then requirements.
    countries: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for (id, country, kind), times in differ.items():
        countries[id, kind, times].add(country)
    kinds: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for (id, kind, times), where in countries.items():
        kinds[id, tuple(sorted(where)), times].add(kind)
    requirements: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for (id, where, times), who in kinds.items():
        requirements[tuple(sorted(who)), where, times].add(id)
    found = (
        BoundDifferently(tuple(sorted(ids)), who, where, *times)
        for (who, where, times), ids in requirements.items()
    )
    return tuple(sorted(found, key=lambda one: (one.requirements, one.operators, one.countries)))


def _about(rule: Mapping[str, Any], catalogue: Mapping[str, Any]) -> list[str]:
    if rule["requirements"]:
        return list(rule["requirements"])
    return [entry["id"] for entry in catalogue["requirements"].get(rule["framework"], {}).values()]


def _days(span: Mapping[str, str | None]) -> Days:
    first, end = (
        None if day is None else day_number(date.fromisoformat(day)) for day in (span["from"], span["until"])
    )
    return first, end


def _both(one: Days, other: Days) -> Days | None:
    first = max((day for day in (one[0], other[0]) if day is not None), default=None)
    end = min((day for day in (one[1], other[1]) if day is not None), default=None)
    return (first, end) if first is None or end is None or first < end else None


def _periods(spans: Iterable[Days]) -> Periods:
    """The days that `spans` cover together, told as few periods as can tell them."""
    merged: list[tuple[float, float]] = []
    for first, end in sorted((_number(first, "-inf"), _number(end, "inf")) for first, end in spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((first, end))
    return tuple((_day(first), _day(end)) for first, end in merged)


def _number(day: int | None, open_end: str) -> float:
    return float(open_end) if day is None else day


def _day(number: float) -> str | None:
    return None if number in (float("-inf"), float("inf")) else str(EPOCH + timedelta(days=number))
