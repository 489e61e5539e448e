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
    """One requirement binds these kinds of operator in these countries at other times than before; no period: never."""

    requirement: str
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
    countries: dict[tuple[str, str, Periods, Periods], set[str]] = defaultdict(set)
    for key in old.keys() | new.keys():
        was, will = _periods(old.get(key, ())), _periods(new.get(key, ()))
        if was != will:
            requirement, country, operator = key
            countries[requirement, operator, was, will].add(country)
    operators: dict[tuple[str, tuple[str, ...], Periods, Periods], set[str]] = defaultdict(set)
    for (requirement, operator, was, will), where in countries.items():
        operators[requirement, tuple(sorted(where)), was, will].add(operator)
    return tuple(
        BoundDifferently(requirement, tuple(sorted(kinds)), where, was, will)
        for (requirement, where, was, will), kinds in sorted(operators.items(), key=repr)
    )


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
