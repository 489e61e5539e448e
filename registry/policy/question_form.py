"""One question as whoever files needs it: how its answer is written, and how many entries and which keys a list takes.

Knows: the declaration of a field, and from remedies how many entries a requirement asks for. Does not know why a question
is asked (`questions_owed`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from registry.domain.fields import LIST_KINDS, FieldDefinition
from registry.domain.record import definitions
from registry.policy.remedies import Remedy

Json = Any
Why = Literal["force", "applies", "opens", "needed"]


@dataclass(frozen=True)
class Key:
    """One key of the entries of a list; `wanted` where a requirement asks that each entry has it."""

    name: str
    title: str
    help: str
    kind: str
    values: tuple[str, ...]
    unit: str
    wanted: bool


@dataclass(frozen=True)
class Owed:
    """A field to be answered next: what is asked, how it is answered, why, and for which requirements.

    `least` is the number of entries that a requirement asks for, None where none does; `keys` are those of the entries of
    a list of groups. `after` is the path of the yes/no question without whose yes this one need not be answered. `paste`
    is the answer as a record writes it, with null where it is to be filled in; as it stands it answers nothing.
    """

    path: str
    title: str
    help: str
    kind: str
    values: tuple[str, ...]
    unit: str
    why: Why
    serves: tuple[str, ...]
    least: int | None
    keys: tuple[Key, ...]
    after: str | None
    paste: dict[str, Json]

    def as_json(self) -> dict[str, Json]:
        """It as JSON carries it."""
        return asdict(self)


def owed(
    path: str, why: Why, serves: Iterable[str], remedies: Iterable[Iterable[Remedy]], after: str | None
) -> Owed:
    """The question at `path`; `remedies` are those of each requirement in `serves`."""
    field = definitions()[path]
    wanted = [_entries(path, one) for one in remedies] if field.kind in _COUNTED else []
    least = max((len(one) for one in wanted), default=0) or None
    named = {name for entries in wanted for entry in entries if isinstance(entry, dict) for name in entry}
    keys = tuple(_key(one, named) for one in _inner(path))
    return Owed(
        path, field.title, field.help, field.kind, field.values, field.unit, why, tuple(sorted(serves)),
        least, keys, after, pasted(path, _blank(field, least or 1, keys)),
    )  # fmt: skip


def pasted(path: str, answer: Json) -> dict[str, Json]:
    """`answer` as a record holds it at `path`."""
    for part in reversed(path.split(".")):
        answer = {part: answer}
    made: dict[str, Json] = answer
    return made


def _entries(path: str, remedies: Iterable[Remedy]) -> list[Json]:
    """The shortest list that a remedy wants at `path`; one entry where any list will do, none where no remedy names it."""
    wanted = [one[path].answer for one in remedies if path in one]
    return min((one if isinstance(one, list) else [None] for one in wanted), key=len, default=[])


def _inner(path: str) -> list[FieldDefinition]:
    return [one for inner, one in definitions().items() if inner.startswith(f"{path}[].")]


def _key(field: FieldDefinition, wanted: set[str]) -> Key:
    name = field.path.rpartition(".")[2]
    return Key(name, field.title, field.help, field.kind, field.values, field.unit, name in wanted)


def _blank(field: FieldDefinition, count: int, keys: tuple[Key, ...]) -> Json:
    if field.kind not in LIST_KINDS:
        return None
    if not keys:
        return [None] * count
    names = [key.name for key in keys if key.wanted] or [key.name for key in keys]
    return [dict.fromkeys(names) for _ in range(count)]


_COUNTED: Final = ("items", "texts")
"""Kinds of which a remedy says how many entries there must be; of a closed list it names the words."""
