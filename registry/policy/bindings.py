"""Who is bound by what, since when: as the profiles of a release say it, and where two releases say different things.

Knows: the profiles and requirements of a catalogue, which entry is about which requirement, and that several spans for one
country and kind of operator together say one thing. Does not know the form in which the rules of a release read it
(`profiles`), which may differ between releases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from registry.policy.sources import EPOCH, day_number, holds

Days = tuple[int | None, int | None]
"""From a day number until before another; None is open."""
Bound = Mapping[tuple[str, str, str], set[Days]]
"""For requirement, country and kind of operator the spans in which it binds."""
Period = tuple[str | None, str | None]
"""The same as ISO days."""
Periods = tuple[Period, ...]


@dataclass(frozen=True)
class ProfileEntry:
    """What one profile says of some requirements. `countries`: since when and until when it holds in each; none: everywhere."""

    profile: str
    title: str
    countries: Mapping[str, Mapping[str, str | None]]
    rule: Mapping[str, Any]
    """As the catalogue has it: `operators`, `force`, `from`, `until`, `citation`, `verified`."""

    def periods(self) -> dict[str, Period]:
        """By country the days on which both the entry's own dates and the country's hold, if there are any."""
        both = {country: _both(_period(self.rule), _period(span)) for country, span in self.countries.items()}
        return {country: period for country, period in both.items() if period is not None}

    def concerns(self, country: str | None, operator: str | None, day: date) -> bool:
        """Whether it holds on `day` in this country for this kind of operator; None: it may be any."""
        if not holds(self.rule, day) or operator not in (None, *self.rule["operators"]):
            return False
        here = [span for code, span in self.countries.items() if country in (None, code)]
        return not self.countries or any(holds(span, day) for span in here)


@dataclass(frozen=True)
class BoundDifferently:
    """These requirements bind these kinds of operator in these countries at other times than before; no period: never."""

    requirements: tuple[str, ...]
    operators: tuple[str, ...]
    countries: tuple[str, ...]
    before: Periods
    after: Periods


def entries_about(catalogue: Mapping[str, Any], id: str) -> Iterator[ProfileEntry]:
    """Every entry of a catalogue's profiles about this requirement: those that name it, and those about its framework."""
    return (entry for entry in _entries(catalogue) if id in _about(entry, catalogue))


def entries_by_requirement(catalogue: Mapping[str, Any]) -> Mapping[str, Sequence[ProfileEntry]]:
    """The same for every requirement at once; none for what no entry is about."""
    found: dict[str, list[ProfileEntry]] = defaultdict(list)
    for entry in _entries(catalogue):
        for id in dict.fromkeys(_about(entry, catalogue)):
            found[id].append(entry)
    return found


def bound(catalogue: Mapping[str, Any], profiles: Collection[str]) -> Bound:
    """Whom these profiles of a catalogue bind. A rule binds in a country while both its own dates and the country's hold."""
    found: dict[tuple[str, str, str], set[Days]] = defaultdict(set)
    for entry in _entries(catalogue):
        if entry.profile in profiles and entry.rule["force"] == "binds":
            for country, period in entry.periods().items():
                for id in _about(entry, catalogue):
                    for operator in entry.rule["operators"]:
                        found[id, country, operator].add(_days(period))
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


def _entries(catalogue: Mapping[str, Any]) -> Iterator[ProfileEntry]:
    for name, profile in catalogue["profiles"].items():
        for rule in profile["rules"]:
            yield ProfileEntry(name, profile["title"], profile["countries"], rule)


def _about(entry: ProfileEntry, catalogue: Mapping[str, Any]) -> list[str]:
    if entry.rule["requirements"]:
        return list(entry.rule["requirements"])
    return [one["id"] for one in catalogue["requirements"].get(entry.rule["framework"], {}).values()]


def _period(span: Mapping[str, Any]) -> Period:
    return span["from"], span["until"]


def _both(one: Period, other: Period) -> Period | None:
    # ISO days sort like the days they name.
    first = max((day for day in (one[0], other[0]) if day is not None), default=None)
    end = min((day for day in (one[1], other[1]) if day is not None), default=None)
    return (first, end) if first is None or end is None or first < end else None


def _days(period: Period) -> Days:
    first, end = (None if day is None else day_number(date.fromisoformat(day)) for day in period)
    return first, end


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
