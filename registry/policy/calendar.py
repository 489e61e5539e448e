"""On which days an assessment can become another one because the law date moves, and nothing else.

Knows: that rules look at the law date only through `policies/lib` (a test holds them to it): against days that stand in
the release (a requirement, a parameter, a binding begins or ends), and against days of the facts that the requirement
reads, with the limits it reads. So between two days on which nothing of that turns, the assessment says the same. Does not
know what a rule makes of a day: a day that is named here may well change nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from registry.policy.catalogue import Requirement

Json = Any

NEVER: Final = "9999-12-31"
"""The day on which what cannot turn any more turns."""

_EPOCH: Final = date(1970, 1, 1).toordinal()
_LAST: Final = date.max.toordinal() - _EPOCH
_DAYS: Final = ("day", "from_day", "until_day")
_LAW_DATE: Final = "input.law_date"
_FACTS: Final = "input.facts."
_LIMITED: Final = re.compile(r"\blib\.(?:within_days|span_at_most)\(")
_PARAMETER: Final = re.compile(r'^lib\.parameter\("(\w+)"\)$')
_LITERAL: Final = re.compile(r'"(?:day|from_day|until_day)":\s*(-?[0-9]+)')


@dataclass(frozen=True)
class Calendar:
    """The calendar of one release. `sources` are its rules as they are written; without them every day counts as one on
    which something may turn."""

    requirements: Mapping[str, Requirement]
    document: Mapping[str, Json]
    sources: tuple[str, ...]

    def turns(self, facts: Mapping[str, Json], after: date) -> str:
        """The first day behind `after`, as ISO, on which the assessment of `facts` may differ from that of `after`.

        `facts` as canonical JSON is parsed; `NEVER` where there is none.
        """
        today = after.toordinal() - _EPOCH
        if not self.sources:
            return _iso(today + 1)
        found = [day for day in self._own(facts) if day > today]
        place = bisect_right(self._stated, today)
        return _iso(min([*found, *self._stated[place : place + 1]], default=_LAST))

    @cached_property
    def _stated(self) -> list[int]:
        """Every day that the release itself states, and the one behind it: `not after` turns there. A day that a rule states may
        be looked at with a limit, where the rule does not say that it is one of the facts."""
        written = {int(found) for source in self.sources for found in _LITERAL.findall(source)}
        limits = {n for source in self.sources for n in self._open_limits(source)}
        days = {*_days(self.document), *written}
        days |= {turn for day in written for n in limits for turn in (day + n + 1, day - n)}
        for one in self.requirements.values():
            days |= {
                day.toordinal() - _EPOCH
                for day in (one.in_force.from_, one.in_force.until)
                if day is not None
            }
        return sorted(days | {day + 1 for day in days})

    def _open_limits(self, source: str) -> Iterator[int]:
        parameters = self.document.get("parameters", {})
        for arguments in _calls(source):
            if _LAW_DATE not in arguments:
                continue
            *moments, limit = (_meaning(source, one) for one in arguments)
            if all(one == _LAW_DATE or one.startswith(_FACTS) for one in moments) or limit.startswith(_FACTS):
                continue
            names = _PARAMETER.findall(limit) or parameters
            yield from (n for name in names for n in _numbers(parameters.get(name)))

    @cached_property
    def _limits(self) -> Mapping[str, tuple[frozenset[int], tuple[tuple[str, ...], ...]]]:
        """Of each path that a requirement reads: the numbers that the parameters beside it ever have, and the paths of intervals
        that stand beside it."""
        parameters = self.document.get("parameters", {})
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        intervals: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for one in self.requirements.values():
            found = {n for name in one.parameters for n in _numbers(parameters.get(name))}
            beside = {tuple(path.split(".")) for path in one.inputs if path.endswith("_days")}
            for path in one.inputs:
                numbers[path] |= found
                intervals[path] |= beside
        return {path: (frozenset(numbers[path]), tuple(sorted(intervals[path]))) for path in numbers}

    def _own(self, facts: Mapping[str, Json]) -> Iterator[int]:
        # By the few days that a record has, not by the many paths that are read.
        for day, steps in _dated(facts, ()):
            for length in range(1, len(steps) + 1):
                if (read := self._limits.get(".".join(steps[:length]))) is None:
                    continue
                numbers, intervals = read
                # Begun on the day itself, over behind it; within so many days after it, or before.
                yield from (day, day + 1)
                for n in {*numbers, *(n for path in intervals for n in _numbers(_at(facts, path)))}:
                    yield from (day + n + 1, day - n)


def _calls(source: str) -> Iterator[list[str]]:
    """The arguments of every comparison with a limit."""
    for call in _LIMITED.finditer(source):
        depth, arguments = 0, [""]
        for letter in source[call.end() :]:
            if letter == ")" and depth == 0:
                break
            depth += (letter in "([{") - (letter in ")]}")
            if letter == "," and depth == 0:
                arguments.append("")
            else:
                arguments[-1] += letter
        yield [stripped for one in arguments if (stripped := one.strip())]


def _meaning(source: str, argument: str) -> str:
    """What a name is bound to, where the module says so."""
    bound = re.search(rf"(?m)^{re.escape(argument)} := (.*)$", source)
    return bound[1] if bound else argument


def _at(facts: Json, path: tuple[str, ...]) -> Json:
    for step in path:
        facts = facts.get(step) if isinstance(facts, dict) else None
    return facts


def _dated(value: Json, path: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every day number in an object, with the path of what holds it, or of the list in which that stands."""
    for name, member in value.items():
        if name in _DAYS and isinstance(member, int):
            yield member, path
        elif isinstance(member, dict):
            yield from _dated(member, (*path, name))
        elif isinstance(member, list):
            yield from ((day, (*path, name)) for day in _days(member))


def _days(value: Json) -> Iterator[int]:
    """Every day number in a value, at whatever depth."""
    if isinstance(value, Mapping):
        for name, member in value.items():
            if name in _DAYS and isinstance(member, int):
                yield member
            else:
                yield from _days(member)
    elif isinstance(value, list):
        for member in value:
            yield from _days(member)


def _numbers(value: Json) -> Iterable[int]:
    """A number, or the values of one that is dated."""
    if isinstance(value, bool):
        return ()
    if isinstance(value, int):
        return (value,)
    if isinstance(value, list):
        return [
            one["value"] for one in value if isinstance(one, Mapping) and isinstance(one.get("value"), int)
        ]
    return ()


def _iso(day: int) -> str:
    return NEVER if day >= _LAST else date.fromordinal(day + _EPOCH).isoformat()
