"""A record as the cells of one row, and back.

Knows: which columns a record needs, and which record the cells of a row describe. Does not know the file that the row stands
in. Record to row to record loses nothing: tests hold it for any record, in CSV and in XLSX.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from registry.domain.record import Record
from registry.errors import RegistryError
from registry.exchange.table_cells import answer_in, cell_of
from registry.exchange.table_columns import ENTRIES, WITHHELD, Column, columns_for

Json = Any


@dataclass(frozen=True)
class RowRecord:
    """What a row describes: the record as a record file holds it; the column of each answer by its path, as in
    `place.sites[0].label`; and what is wrong with the form of cells, by column."""

    data: dict[str, Json]
    places: Mapping[str, str]
    faults: tuple[tuple[str, RegistryError], ...]


def columns_of(records: Iterable[Record]) -> list[Column]:
    """The columns that hold every one of these records; each list has at least ENTRIES entries."""
    lengths = _at_least_some()
    for record in records:
        for path, entries in _lists(_plain(record), ""):
            lengths[path] = max(lengths.get(path, 0), entries)
    return list(columns_for(lengths))


def cells_of(record: Record, columns: Iterable[Column]) -> list[str]:
    """The cells of a record under `columns`, which hold it."""
    plain = _plain(record)
    return [cell_of(column, _answer(plain, column)) for column in columns]


def read_cells(columns: Iterable[Column], cells: Mapping[str, str]) -> RowRecord:
    """The record that the cells under `columns` describe; a list's entries that are wholly empty are left out."""
    data: dict[str, Json] = {}
    faults: list[tuple[str, RegistryError]] = []
    names: dict[tuple[str | int, ...], str] = {}
    for column in columns:
        try:
            answer = answer_in(column, cells.get(column.name, ""))
        except RegistryError as error:
            faults.append((column.name, error))
            continue
        if answer is not None and not _put(data, column.steps, answer):
            faults.append((column.name, _both()))
        elif answer is not None:
            names[column.steps] = column.name
    places: dict[str, str] = {}
    found = _compact(data, (), "", names, places)
    return RowRecord(found, places, tuple(faults))


def _plain(record: Record) -> dict[str, Json]:
    withheld = [
        {name: value if isinstance(value, str) else value.isoformat() for name, value in vars(entry).items()}
        for entry in record.withheld
    ]
    return {"id": record.id, WITHHELD: withheld, **record.answers()}


def _at_least_some() -> dict[str, int]:
    return dict.fromkeys(
        (WITHHELD, *(c.name for c in columns_for({}) if c.kind in ("items", "texts"))), ENTRIES
    )


def _lists(node: Json, path: str) -> Iterable[tuple[str, int]]:
    """The lists in a plain record, by path with their number of entries; lists of words are shorter than nothing asked."""
    for name, value in node.items():
        below = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            yield from _lists(value, below)
        elif isinstance(value, list):
            yield below, len(value)


def _answer(plain: Json, column: Column) -> Json:
    """The answer under a column. A list that has entries has none under its own name."""
    place = plain
    for step in column.steps:
        if isinstance(step, int):
            if not isinstance(place, list) or len(place) < step:
                return None
            place = place[step - 1]
        else:
            place = place[step]
            if place is None:
                return None
    return None if column.kind in ("items", "texts") and place else place


def _put(data: dict[str, Json], steps: tuple[str | int, ...], answer: Json) -> bool:
    """Put an answer at its place, entries of lists by number; False where the list is said to have none."""
    place: Any = data
    for step in steps[:-1]:
        place = place.setdefault(step, {})
        if isinstance(place, list):
            return False
    if isinstance(answer, list) and isinstance(place.get(steps[-1]), dict):
        return False
    place[steps[-1]] = answer
    return True


def _compact(
    node: Json,
    steps: tuple[str | int, ...],
    path: str,
    names: Mapping[tuple[str | int, ...], str],
    places: dict[str, str],
) -> Json:
    """The record with lists in place of numbered entries, in the order of their numbers."""
    if steps in names:
        places[path] = names[steps]
        return node
    if node and all(isinstance(key, int) for key in node):
        return [
            _compact(node[key], (*steps, key), f"{path}[{place}]", names, places)
            for place, key in enumerate(sorted(node))
        ]
    return {
        key: _compact(value, (*steps, key), f"{path}.{key}" if path else str(key), names, places)
        for key, value in node.items()
    }


def _both() -> RegistryError:
    return RegistryError(
        "table.list",
        "The list has entries and is said to have none.",
        hint="Empty the entries, or the word none.",
    )
