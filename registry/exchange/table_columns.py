"""The columns of a table of records: one for each field, derived from the record's own declaration.

Knows: how a column is named, and what is asked in it. Does not know how an answer is written in a cell
(registry.exchange.table_cells).

A column is named by the path of its field, as in `purpose.use`. A list has one column for the answer that there is nothing
on it, named by its path, and one or more for each of its entries, counted from 1: `place.sites[1].label`,
`deployment.other_deployments[1]`. Lists of words, as `data.categories`, are one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

from registry.domain.answers import LIST_LIMIT
from registry.domain.record import Withholding, definitions
from registry.domain.record.withholding import GROUNDS
from registry.errors import RegistryError

ID: Final = "id"
WITHHELD: Final = "withheld"
NOTE: Final = "#"
"""What begins so is a note and no answer: a column by its name, a row by its cell under `id`."""
REASONS: Final = "# reasons"
"""The column in which rows that were not filed say why."""
ENTRIES: Final = 2
"""So many entries of each list a table without records has columns for."""

_INDEX = re.compile(r"\[([1-9][0-9]{0,3})\]", re.ASCII)


@dataclass(frozen=True)
class Column:
    """One column. `steps` lead to its answer, as in `("place", "sites", 1, "label")`: names, and entries counted from 1.

    `kind` is that of the field, or `entry` for one text of a list of texts, or `id`.
    """

    name: str
    kind: str
    steps: tuple[str | int, ...]
    title: str
    help: str
    values: tuple[str, ...] = ()
    unit: str = ""


def read_column(name: str) -> Column | None:
    """The column of that name; None where no field is named so."""
    if name == ID:
        return _ID
    path = _INDEX.sub("[]", name)
    entry = path.endswith("[]")
    known = _fields().get(path.removesuffix("[]"))
    if known is None or "[]" in name or any(int(n) > LIST_LIMIT for n in _INDEX.findall(name)):
        return None
    if entry and known.kind != "texts":
        return None
    steps: list[str | int] = []
    for part in name.split("."):
        step, *numbers = part.replace("]", "").split("[")
        steps += [step, *map(int, numbers)]
    counted = "".join(f" ({n})" for n in _INDEX.findall(name))
    kind = "entry" if entry else known.kind
    return Column(name, kind, tuple(steps), known.title + counted, known.help, known.values, known.unit)


def columns_for(lengths: dict[str, int]) -> Iterator[Column]:
    """Every column of a table whose longest list at each path, as `place.sites`, has so many entries."""
    yield _ID
    for name in (*_own_names(lengths), *_names(WITHHELD, lengths)):
        column = read_column(name)
        assert column is not None
        yield column


def unknown_column(name: str, where: str) -> RegistryError:
    """The refusal of a column that names no field; `where` is its cell in the header."""
    near = get_close_matches(_INDEX.sub("[]", name), [ID, *_fields()], 1, 0.7)
    shown = name if len(name) <= 80 and name.isprintable() else f"of {len(name)} characters"
    hint = (
        f"Did you mean {near[0].replace('[]', '[1]')}?" if near else "The field reference lists all fields."
    )
    return RegistryError(
        "table.column",
        f"{where}: no field is named {shown}.",
        hint=f"{hint} A column that is no answer has a name that begins with {NOTE}.",
    )


def letters(index: int) -> str:
    """The letters of a column as spreadsheets write them; the first is 0."""
    found = ""
    while index >= 0:
        found, index = chr(ord("A") + index % 26) + found, index // 26 - 1
    return found


@dataclass(frozen=True)
class _Field:
    kind: str
    title: str
    help: str
    values: tuple[str, ...] = ()
    unit: str = ""


@cache
def _fields() -> dict[str, _Field]:
    """What a column can hold, by path; `[]` marks entries."""
    declared = {
        path: _Field(one.kind, one.title, one.help, one.values, one.unit)
        for path, one in definitions().items()
    }
    return {f"{WITHHELD}[].{name}": one for name, one in _WITHHOLDING.items()} | declared


def _own_names(lengths: dict[str, int]) -> Iterator[str]:
    below: set[str] = set()
    for path, one in definitions().items():
        if path.partition("[]")[0] in below:
            continue
        yield path
        if one.kind in ("items", "texts"):
            below.add(path)
            yield from _names(path, lengths)


def _names(path: str, lengths: dict[str, int]) -> Iterator[str]:
    """The columns of the entries of a list."""
    fields = [one.removeprefix(f"{path}[].") for one in _fields() if one.startswith(f"{path}[].")]
    for number in range(1, lengths.get(path, 0) + 1):
        yield from (f"{path}[{number}].{name}" for name in fields) if fields else (f"{path}[{number}]",)


_ID: Final = Column(
    ID,
    "id",
    (ID,),
    "Id of the deployment",
    "It names the deployment for ever, so that a row that is imported again is the same deployment. "
    "Lower-case letters, digits, _ and -, as in nl-utrecht-station-cameras.",
)
_WITHHOLDING: Final = {
    "field": _Field(
        "name",
        "Withheld: field",
        "The path of what is kept from the public, as in place.sites or place.sites[].area.",
    ),
    "ground": _Field("choice", "Withheld: ground", "Why it is kept from the public.", GROUNDS),
    "provision": _Field("text", "Withheld: provision", "The law and article that allow it."),
    "decided_by": _Field("name", "Withheld: decided by", "The office, not the person."),
    "decided_on": _Field("day", "Withheld: decided on", "The day of that decision."),
    "review_by": _Field(
        "day", "Withheld: review by", "When it will be looked at again; nothing is withheld without an end."
    ),
}
assert list(_WITHHOLDING) == list(Withholding.model_fields)
