"""One answer changed so that it is what a requirement wants, without taking back evidence.

Knows: which change of one answer is honest, and what stands in for an answer that is still to be given. Does not know
what any requirement makes of it.

Evidence is never taken back: what is given is neither blanked nor declared absent, and a list only grows, except where
`policies/powers.yaml` says that a practice can be given up; what that file calls fixed is not changed at all. What an
entry of a list says is kept word for word. Which of these changes somebody can bring about is told elsewhere (`acts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from registry.domain.answer_words import GIVEN, NONE
from registry.domain.question import LIST_KINDS, Question, Section, question, subsection
from registry.domain.record import Record
from registry.policy.powers import Powers

Json = Any


def value_at(answers: Mapping[str, Json], path: str) -> Json:
    """The answer at `path` of `Record.answers()`; None where the record has no such field."""
    for part in path.split("."):
        answers = answers.get(part) if isinstance(answers, Mapping) else None  # type: ignore[assignment]
    return answers


def is_given(held: Json) -> bool:
    """Whether an answer says something else than that there is none."""
    return held is not None and held is not False and held not in ([], NONE)


def changes(path: str, wanted: Json, answers: Mapping[str, Json], powers: Powers, day: date) -> list[Json]:
    """The answers to which the one at `path` may be changed to become `wanted`, the smallest change first.

    `[held]` where nothing has to change; empty where no honest change leads there. `day` is the law date.
    """
    asked = _question(path)
    if asked is None:
        return []
    held = value_at(answers, path)
    if wanted == GIVEN:
        new = held if is_given(held) else _stand_in(path, asked, answers, day)
        return [] if new is None else [new]
    absent = _absence(asked)
    found = list(_towards(path, asked, absent if wanted == NONE else wanted, answers, powers, day))
    if path in powers.fixed and _has_happened(held, day):
        return [held] if held in found else []
    may_end = asked.kind == "yesno" or path in powers.ended or not is_given(held)
    return [new for new in found if may_end or (is_given(new) and new != absent)]


def stand_in(path: str, answers: Mapping[str, Json], day: date) -> Json:
    """Something of the kind of the field at `path`, for an answer that only whoever files can give.

    None where nothing can stand in: a country or a code cannot be guessed.
    """
    asked = _question(path)
    return None if asked is None else _stand_in(path, asked, answers, day)


def companions(path: str, answer: Json, answers: Mapping[str, Json]) -> dict[str, Json]:
    """What else must change with the answer at `path`, because the two would contradict each other: a number, and the
    yes/no that says there is no such number."""
    section, _, name = path.rpartition(".")
    return {
        f"{section}.{unlimited}": False
        for number, unlimited in _section(section).exclusive
        if name == number and isinstance(answer, int) and value_at(answers, f"{section}.{unlimited}") is True
    }


def _has_happened(held: Json, day: date) -> bool:
    # A day that lies ahead is a plan, and plans may change.
    ahead = isinstance(held, str) and held[:4].isdigit() and held[4:5] == "-" and held[:10] > day.isoformat()
    return (is_given(held) or held is False) and not ahead


def _towards(
    path: str, asked: Question, wanted: Json, answers: Mapping[str, Json], powers: Powers, day: date
) -> Iterator[Json]:
    held = value_at(answers, path)
    if not isinstance(wanted, list) or not is_given(held) or asked.kind not in LIST_KINDS:
        yield _entries(path, asked, wanted, held, day) if asked.items and isinstance(wanted, list) else wanted
    elif asked.items:
        yield _entries(path, asked, wanted, held, day)
    else:
        if wanted:
            yield [*held, *(one for one in wanted if one not in held)]
        if path in powers.ended and set(wanted) != set(held):
            yield wanted


def _entries(path: str, asked: Question, wanted: list[Json], held: Json, day: date) -> Json:
    """The entries held, each with what is wanted of it, and as many more as are wanted."""
    if not wanted:
        return held if is_given(held) else []
    assert asked.items is not None
    present = held if is_given(held) else []
    count = max(len(present), len(wanted))
    return [
        _entry(
            path, asked.items, wanted[min(n, len(wanted) - 1)], present[n] if n < len(present) else {}, day
        )
        for n in range(count)
    ]


def _entry(
    path: str, model: type[Section], wanted: Mapping[str, Json], held: Mapping[str, Json], day: date
) -> dict[str, Json]:
    made = dict(held)
    for name, answer in wanted.items():
        asked = question(model, name)
        # What an entry says stays: whether it does beside what is added is for the rule to say.
        if asked is not None and not is_given(made.get(name)):
            made[name] = _stand_in(f"{path}[].{name}", asked, {}, day) if answer == GIVEN else answer
    return made


def _absence(asked: Question) -> Json:
    if asked.kind == "yesno":
        return False
    return [] if asked.kind in LIST_KINDS else asked.own_none or NONE


def _stand_in(path: str, asked: Question, answers: Mapping[str, Json], day: date) -> Json:
    if asked.kind in ("day", "instant"):
        on = _in_order(path, answers, day).isoformat()
        return on if asked.kind == "day" else f"{on}T00:00:00Z"
    if asked.kind in ("count", "ppm"):
        return max(asked.limits[0], 1)
    if asked.kind in ("choice", "choices"):
        words = [word for word in asked.values if word != asked.own_none]
        return words[0] if asked.kind == "choice" else words[:1]
    if asked.items is not None:
        first = next(name for name in asked.items.model_fields)
        return [_entry(path, asked.items, {first: GIVEN}, {}, day)]
    return _TEXTS.get(asked.kind)


def _in_order(path: str, answers: Mapping[str, Json], day: date) -> date:
    """The law date, or the nearest day that does not contradict the other end of a span."""
    section, _, name = path.rpartition(".")
    for first, second in _section(section).in_order if "[]" not in path else ():
        other = value_at(answers, f"{section}.{second if name == first else first}")
        if name in (first, second) and isinstance(other, str):
            limit = date.fromisoformat(other[:10])
            day = min(day, limit) if name == first else max(day, limit + timedelta(days=len(other) > 10))
    return day


def _question(path: str) -> Question | None:
    section, _, name = path.rpartition(".")
    model = _section(section)
    return question(model, name) if name in model.model_fields else None


def _section(path: str) -> type[Section]:
    model: type[Section] = Record
    for part in path.split("."):
        if part not in model.model_fields or question(model, part) is not None:
            return Section
        model = subsection(model, part)
    return model


_TEXT: Final = (
    "To be given by whoever files: this stands in for an answer in words, as long as a rule may ask for. " * 3
)
_TEXTS: Final[Mapping[str, Json]] = {
    "name": "To be named",
    "text": _TEXT.strip(),
    "ref": "to be given",
    "contact": "office@example.org",
    "url": "https://example.org/",
    "texts": [_TEXT.strip()],
}
"""What stands in, by kind."""
