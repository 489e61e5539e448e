"""A table of records as a stream: one row a deployment, whatever file the rows come from.

Knows: what the header says, which rows are notes, and at which cell something is wrong. Does not know CSV or XLSX
(registry.exchange.csv_table, registry.exchange.xlsx_sheet), nor what a record must say (registry.domain.record).

Memory is one row, the header, and eight bytes for each id.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.errors import RegistryError
from registry.exchange.csv_table import read_csv_rows
from registry.exchange.sheet_row import SheetRow
from registry.exchange.table_cells import TO_MEND, is_note
from registry.exchange.table_columns import ID, NOTE, Column, letters, read_column, unknown_column
from registry.exchange.table_records import RowRecord, read_cells
from registry.exchange.xlsx_sheet import read_xlsx_rows

SOURCES: Final[dict[str, Callable[[Path], Iterator[SheetRow]]]] = {
    ".csv": read_csv_rows,
    ".xlsx": read_xlsx_rows,
}
"""How the rows of a table are read, by the ending of its file's name."""

_LONE = re.compile("[\ud800-\udfff]")
_ENTRY = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Header:
    """The first row: the names as they stand there, and of each place the column, None where it is a note."""

    names: tuple[str, ...]
    columns: tuple[Column | None, ...]


@dataclass(frozen=True)
class CellProblem:
    """Something to mend, and where: `D12`, and the column's name; both empty for a whole row."""

    address: str
    column: str
    error: RegistryError

    def line(self) -> str:
        """As it is told."""
        where = (
            f"{self.address} ({self.column}): "
            if self.column
            else f"{self.address}: "
            if self.address
            else ""
        )
        return where + self.error.line()

    def reason(self) -> str:
        """As it is told beside the row, wherever that stands by then."""
        return f"{self.column}: {self.error.line()}" if self.column else self.error.line()


@dataclass(frozen=True)
class TableRow:
    """One row that stands for a deployment: its number in the sheet (the header is 1), its cells as they may be written
    again, the record that it describes, what is wrong with it so far, and how much of the file was read."""

    number: int
    header: Header
    cells: tuple[str, ...]
    record: RowRecord
    problems: tuple[CellProblem, ...]
    read: int

    def problem(self, path: str, error: RegistryError) -> CellProblem:
        """A problem of the record, at the cell of its answer; `path` as in `place.sites[0].label`."""
        places = self.record.places
        below = (name for at, name in places.items() if path and at.startswith(path))
        column = places.get(path) or next(below, "")
        if not column and (parent := _ENTRY.split(path)[0]) in self.header.names:
            column = parent
        return _at(self.header, self.number, column, error)


def read_table(path: Path, form: str) -> Iterator[TableRow]:
    """The rows of the table at `path`, read as `form`, a key of SOURCES.

    Raises what stands in the way of reading it at all: `table.…`, `csv.…`, `xlsx.…`; what is wrong with a row is its own.
    """
    rows = SOURCES[form](path)
    header = _header(next(rows))
    own = header.names.index(ID)
    seen: set[bytes] = set()
    for row in rows:
        if not any(value.strip() for value in row.values) and not row.faults:
            continue
        if is_note(_value(row, own)):
            continue
        problems = [_at_index(header, row.number, index, error) for index, error in row.faults]
        problems += _strays(header, row)
        unread = {index for index, _ in row.faults}
        cells = {
            name: value
            for index, (name, value) in enumerate(zip(header.names, row.values, strict=False))
            if index not in unread
        }
        record = read_cells([column for column in header.columns if column], cells)
        problems += [_at(header, row.number, name, error) for name, error in record.faults]
        if own not in unread:
            problems += [_at(header, row.number, ID, error) for error in _id_faults(record, seen)]
        yield TableRow(
            row.number, header, _again(row, header, own, problems), record, tuple(problems), row.read
        )


def _header(row: SheetRow) -> Header:
    if row.faults:
        raise row.faults[0][1]
    names = [value.strip() for value in row.values]
    while names and not names[-1]:
        names.pop()
    columns = []
    seen: set[str] = set()
    for index, name in enumerate(names):
        where = f"{letters(index)}{row.number}"
        column = read_column(name)
        if column is None and name and not name.startswith(NOTE):
            raise unknown_column(name, where)
        if name in seen:
            raise RegistryError(
                "table.column", f"{where}: the column {name} is there twice.", hint="Keep one of the two."
            )
        columns.append(column)
        seen |= {name} - {""}
    if ID not in names:
        raise RegistryError(
            "table.column",
            f"The first row names no column {ID}.",
            hint="Take the first row of a template: `sightline template records.xlsx` makes one.",
        )
    return Header(tuple(names), tuple(columns))


def _value(row: SheetRow, index: int) -> str:
    return row.values[index].strip() if index < len(row.values) else ""


def _strays(header: Header, row: SheetRow) -> Iterator[CellProblem]:
    """What stands under no column, which nobody would read."""
    for index, value in enumerate(row.values):
        if value.strip() and (index >= len(header.names) or not header.names[index]):
            yield CellProblem(
                f"{letters(index)}{row.number}",
                "",
                RegistryError(
                    "table.stray",
                    "This cell stands under no column.",
                    hint="Name the column in the first row, or empty the cell.",
                ),
            )


def _id_faults(record: RowRecord, seen: set[bytes]) -> Iterator[RegistryError]:
    own = record.data.get(ID)
    if any(name == ID for name, _ in record.faults):
        return
    if own is None:
        yield RegistryError(
            "table.id",
            "The row has no id, so that it would be another deployment each time it is imported.",
            hint="Give it one that stays, as in nl-utrecht-station-cameras.",
        )
        return
    mark = hashlib.blake2b(own.encode("utf-8", "replace"), digest_size=8).digest()
    if mark in seen:
        yield RegistryError(
            "table.id_repeated",
            "An earlier row has this id: one row is one deployment.",
            hint="Give it an id of its own, or take the row out.",
        )
    seen.add(mark)


def _again(row: SheetRow, header: Header, own: int, problems: list[CellProblem]) -> tuple[str, ...]:
    """The cells of the row; what could not be read must not pass for an answer when it is handed in again."""
    clean = (TO_MEND if _LONE.search(value) else value.strip() for value in row.values)
    values = [*clean, *[""] * (len(header.names) - len(row.values))]
    for index, _ in row.faults:
        values[own if index is None else index] = TO_MEND
    if any(problem.error.code == "table.id_repeated" for problem in problems):
        # Alone, without the earlier row, it would pass: as another version of that row's deployment.
        values[own] = TO_MEND
    return tuple(values[: len(header.names)])


def _at(header: Header, number: int, column: str, error: RegistryError) -> CellProblem:
    if column not in header.names:
        return CellProblem("", "", error)
    return CellProblem(f"{letters(header.names.index(column))}{number}", column, error)


def _at_index(header: Header, number: int, index: int | None, error: RegistryError) -> CellProblem:
    if index is None:
        return CellProblem("", "", error)
    names: Sequence[str] = header.names
    return CellProblem(f"{letters(index)}{number}", names[index] if index < len(names) else "", error)
