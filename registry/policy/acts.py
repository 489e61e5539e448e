"""What a path may ask for: those changes of an answer that somebody can bring about from the law date on.

Knows: that what is past cannot be brought about, that some answers can only be asked for (`policies/powers.yaml`), and
which answers go together. Does not know what any requirement makes of them.

No path names a moment before the law date. The moments of a remedy keep their order and are put off together until none of
them lies before that day; one that has happened stays as it is, unless it is of what is done again and again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from registry.domain.answer_words import GIVEN, wanted_words
from registry.domain.explanation import Expected
from registry.domain.record import definitions
from registry.policy.answer_changes import changes, companions, is_given, stand_in, value_at
from registry.policy.powers import Coherent, Powers
from registry.policy.remedies import Remedy

Json = Any

MOMENTS: Final = ("day", "instant")
_MAY_DO: Final = (*MOMENTS, "count", "ppm")
"""Kinds of which a remedy names one answer that would do, and others may."""


def acts(path: str, wanted: Json, answers: Mapping[str, Json], powers: Powers, day: date) -> list[Json]:
    """The answers that the one at `path` may be brought to in order to become `wanted`, the smallest change first.

    `[held]` where nothing is changed: that may do as well, or nothing may be. Empty where nobody can bring it about.
    """
    held = value_at(answers, path)
    found = changes(path, wanted, answers, powers, day)
    kind = definitions()[path].kind if path in definitions() else ""
    stays = [held] if is_given(held) and kind in _MAY_DO else []
    if kind in MOMENTS and is_past(held, day):
        again = [new for new in found if not is_past(new, day)] if path in powers.repeated else []
        return stays + again
    if path in powers.asked:
        # Whether it will do as it is, is for the rule to say.
        return [] if held is None else [held]
    if path in powers.fixed and not found:
        return stays
    return [new for new in found if not (kind in MOMENTS and is_past(new, day))]


def is_past(answer: Json, day: date) -> bool:
    """Whether a day or an instant lies before the law date."""
    return isinstance(answer, str) and answer[:10] < day.isoformat()


def put_off(remedy: Remedy, day: date) -> Remedy:
    """The remedy with its moments put off together, so that the first of them lies on the law date or later."""
    early = [answer for path, wanted in remedy.items() for answer in _moments(path, wanted.answer)]
    late = max(((day - date.fromisoformat(answer[:10])).days for answer in early), default=0)
    if late <= 0:
        return remedy
    return {
        path: replace(wanted, answer=_later(path, wanted.answer, late)) for path, wanted in remedy.items()
    }


def beside(
    path: str, answer: Json, answers: Mapping[str, Json], powers: Powers, day: date
) -> dict[str, tuple[Json, Expected]]:
    """What else must change with the answer at `path`, so that the record makes sense, each with what is wanted of it."""
    found = {
        other: (with_it, Expected(with_it, "no"))
        for other, with_it in companions(path, answer, answers).items()
    }
    for one in powers.coherent:
        lacking = one.allowed is None and not is_given(value_at(answers, one.then))
        if one.where == path and answer in one.said and lacking:
            found[one.then] = stand_in(one.then, answers, day), Expected(GIVEN, wanted_words(one.then, GIVEN))
    return found


def is_coherent(answers: Mapping[str, Json], changed: Mapping[str, Json], powers: Powers) -> bool:
    """Whether what is `changed` goes together with the rest of `answers`, where it already stands in them."""
    return all(
        _holds(one, answers)
        for one in powers.coherent
        if one.where in changed or (one.then in changed and one.allowed is not None)
    )


def is_any(wanted: Json) -> bool:
    """Whether something stands in for an answer that only whoever files can give."""
    return bool(wanted == GIVEN) or (
        isinstance(wanted, list) and any(isinstance(one, dict) for one in wanted)
    )


def _holds(one: Coherent, answers: Mapping[str, Json]) -> bool:
    if value_at(answers, one.where) not in one.said:
        return True
    held = value_at(answers, one.then)
    return is_given(held) if one.allowed is None else held in one.allowed


def _moments(path: str, answer: Json) -> Iterator[str]:
    if isinstance(answer, list):
        for entry in answer:
            for name, part in entry.items() if isinstance(entry, dict) else ():
                yield from _moments(f"{path}[].{name}", part)
    elif isinstance(answer, str) and _is_moment(path):
        yield answer


def _later(path: str, answer: Json, days: int) -> Json:
    if isinstance(answer, list):
        return [
            {name: _later(f"{path}[].{name}", part, days) for name, part in entry.items()}
            if isinstance(entry, dict)
            else entry
            for entry in answer
        ]
    if isinstance(answer, str) and _is_moment(path):
        return (date.fromisoformat(answer[:10]) + timedelta(days=days)).isoformat() + answer[10:]
    return answer


def _is_moment(path: str) -> bool:
    return path in definitions() and definitions()[path].kind in MOMENTS
