"""What a change of an answer comes to, in words: an act or a condition, never a value that was only tried.

Knows: how a wanted answer is told of each kind of field, and of a list which entries lack what. Does not know how the
change was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.answer_words import GIVEN, NONE, value_words, wanted_words
from registry.domain.explanation import Expected
from registry.domain.record import definitions
from registry.policy.acts import MOMENTS, put_off
from registry.policy.answer_changes import value_at
from registry.policy.remedies import Remedy
from registry.policy.trial import Case

Json = Any


@dataclass(frozen=True)
class EntryChange:
    """What entries of a list still have to say: their numbers from 1, whether they are added, and the fields."""

    entries: tuple[int, ...]
    added: bool
    fields: tuple[str, ...]


def condition(
    path: str, wanted: Expected, trial: Json, case: Case, source: Remedy, serves: Iterable[str]
) -> str:
    """What has to be so of the answer at `path`, which was tried as `trial`; `source` is the remedy that asks for it."""
    held, kind = value_at(case.answers, path), definitions()[path].kind
    if wanted.parameter is not None:
        return f"at {_LIMITS.get(wanted.parameter[:4], 'most')} {wanted.words}"
    if kind in MOMENTS and isinstance(trial, str):
        return _moment(path, trial, held, case, source)
    if trial in (NONE, []):
        return "there is none"
    if kind == "items":
        return "; ".join(_entry_words(path, one, wanted.answer) for one in entry_changes(held, trial))
    if wanted.answer == GIVEN:
        return f"is stated: {wanted_words(path, GIVEN)}"
    if isinstance(trial, list):
        return _grown(path, held, trial)
    if kind == "choice":
        return " or ".join(_choices(path, trial, case, serves))
    if kind in ("count", "ppm"):
        return f"a number that {', '.join(serves)} accepts (tried: {value_words(path, trial)})"
    return value_words(path, trial)


def entry_changes(held: Json, trial: Json) -> tuple[EntryChange, ...]:
    """What is new in the list of objects `trial` against the one held; entries that lack the same are told together."""
    before = held if isinstance(held, list) else []
    found: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for number, entry in enumerate(trial):
        old: Mapping[str, Json] = before[number] if number < len(before) else {}
        if fields := tuple(name for name, answer in entry.items() if answer != old.get(name)):
            found.setdefault((number >= len(before), fields), []).append(number + 1)
    return tuple(EntryChange(tuple(numbers), added, fields) for (added, fields), numbers in found.items())


def _moment(path: str, trial: str, held: Json, case: Case, source: Remedy) -> str:
    day = case.day.isoformat()
    place = list(definitions()).index
    said = [f"on {day} or later"] if trial[:10] == day else []
    for other, one in put_off(source, case.day).items():
        if other == path or not isinstance(one.answer, str) or definitions()[other].kind not in MOMENTS:
            continue
        if one.answer < trial:
            said.append(f"after {other}")
        elif one.answer == trial and place(other) < place(path):
            said.append(f"not before {other}")
    if trial[:10] > day:
        said.append(f"later than {day} (tried: {trial[:10]})")
    earlier = "; if it has happened, the day on which it did" if held is None and trial[:10] == day else ""
    return ", ".join(said) + earlier


def _entry_words(path: str, one: EntryChange, wanted: Json) -> str:
    each = "; ".join(_field_words(path, name, wanted) for name in one.fields)
    if not one.added:
        return f"{_numbers(one.entries)}: {', '.join(one.fields)} to be stated"
    return f"{_count(len(one.entries))} to be added, each with {each}"


def _field_words(path: str, name: str, wanted: Json) -> str:
    asked = (
        next((entry[name] for entry in wanted if name in entry), GIVEN) if isinstance(wanted, list) else GIVEN
    )
    return f"{name}: {wanted_words(f'{path}[].{name}', GIVEN if isinstance(asked, str) else asked)}"


def _numbers(numbers: tuple[int, ...]) -> str:
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    said = ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in spans)
    return f"{'entry' if len(numbers) == 1 else 'entries'} {said}"


def _count(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _grown(path: str, held: Json, trial: list[Json]) -> str:
    before = held if isinstance(held, list) else []
    added, gone = [one for one in trial if one not in before], [one for one in before if one not in trial]
    if definitions()[path].kind == "texts":
        return f"{_count(len(added))} to be added" if before else f"at least {_count(len(trial))}"
    said = [f"also {', '.join(added)}" if before and not gone else ", ".join(added)] if added else []
    return "; ".join([*said, *([f"no longer {', '.join(gone)}"] if gone else [])])


def _choices(path: str, trial: Json, case: Case, serves: Iterable[str]) -> list[str]:
    """What was tried, and every other answer that would do in its place as the remedies of all that it serves say."""
    allowed = [str(trial)]
    for number, id in enumerate(
        one for one in serves if any(path in way for way in case.remedies[one] or ())
    ):
        ways = [way for way in case.remedies[id] or () if path in way]
        same = [_others(way, path) for way in ways if way[path].answer == trial]
        others = [str(way[path].answer) for way in ways if _others(way, path) in same]
        allowed = [*allowed, *others] if number == 0 else [one for one in allowed if one in others]
    return list(dict.fromkeys([str(trial), *allowed]))


def _others(way: Remedy, path: str) -> dict[str, Json]:
    return {other: wanted.answer for other, wanted in way.items() if other != path}


_LIMITS: Final = {"min_": "least", "max_": "most"}
"""By how the name of a parameter begins; every other that a remedy names is the longest interval."""
