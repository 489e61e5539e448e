"""Read what is handed in: files in one of the known formats become submissions, each fault a notice.

Knows: which provenance a format carries. Does not know the formats themselves (registry.exchange).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registry.domain.record import Record, RecordError, read_record
from registry.errors import RegistryError
from registry.exchange.cases import read_cases, reconstruct
from registry.exchange.inventories import INVENTORIES
from registry.exchange.inventory import Skipped
from registry.exchange.record_file import Found, Refused, read_record_file
from registry.exchange.table_columns import REASONS
from registry.exchange.table_file import SOURCES, CellProblem, TableRow, read_table
from registry.operations.file_record import Submission

FORMATS: Final = ("record", "case", *INVENTORIES)
At = Callable[[Path, str, TableRow | Found | Refused], None]
SHOWN: Final = 50
"""So many problems of one record are told at once."""


@dataclass(frozen=True)
class Notice:
    """Something to tell about a row that did not become a submission, or that did with a remark.

    `kind` is `not filed`, `skipped` or `remarks`; `reasons` are told beside the row where it is handed back.
    """

    kind: str
    where: str
    text: str
    reasons: tuple[str, ...] = ()


def read_submissions(
    files: Iterable[Path],
    form: str,
    *,
    at: At = lambda file, where, found: None,
) -> Iterator[Submission | Notice]:
    """Everything in `files`, which are read as `form`; a folder is read where the format is one of folders.

    `at` is told each row of a table and each record, of which file and under which `where`, before what became of it is
    given.
    """
    for file in files:
        if form == "case":
            yield from _cases(file)
        elif form in INVENTORIES:
            yield from _inventory(file, form)
        elif is_table(file):
            yield from _table(file, at)
        else:
            yield from _records(file, at)


def is_table(file: Path) -> bool:
    """Whether the ending of its name says that the file holds a table of records."""
    return file.suffix.lower() in SOURCES


def _table(file: Path, at: At) -> Iterator[Submission | Notice]:
    try:
        for row in read_table(file, file.suffix.lower()):
            where = f"{file}, row {row.number}"
            at(file, where, row)
            found = _problems(row)
            if isinstance(found, Record):
                yield Submission(found, "filed", where)
            else:
                lines = _first([problem.line() for problem in found])
                yield Notice("not filed", where, lines, tuple(problem.reason() for problem in found[:SHOWN]))
    except RegistryError as error:
        yield Notice("not filed", str(file), error.line())


def _problems(row: TableRow) -> Record | list[CellProblem]:
    """The record of a row, or everything that is wrong with it: with its cells, and with the record that they make."""
    try:
        record = read_record(row.record.data)
    except RecordError as error:
        own = {problem.column for problem in row.problems if problem.column}
        found = [row.problem(p.path, RegistryError(p.code, p.message, hint=p.hint)) for p in error.problems]
        return [*row.problems, *(problem for problem in found if problem.column not in own)]
    return list(row.problems) or record


def _first(lines: list[str]) -> str:
    more = len(lines) - SHOWN
    return "\n  ".join([*lines[:SHOWN], *([f"and {more} more"] if more > 0 else [])])


def _records(file: Path, at: At) -> Iterator[Submission | Notice]:
    try:
        for found in read_record_file(file):
            where = f"{file}, record {found.number} (line {found.line})"
            at(file, where, found)
            if isinstance(found, Refused):
                yield Notice("not filed", where, found.error.line(), (found.error.line(),))
            else:
                data = {name: value for name, value in found.data.items() if name != REASONS}
                yield from _submission(data, "filed", where)
    except RegistryError as error:
        yield Notice("not filed", str(file), error.line())


def _cases(place: Path) -> Iterator[Submission | Notice]:
    folder, only = (place.parent, place.name) if place.is_file() else (place, None)
    cases, problems = read_cases(folder)
    cases = [case for case in cases if only in (None, f"{case.id}.yaml")]
    problems = [problem for problem in problems if only in (None, problem.file)]
    for problem in problems:
        yield Notice(
            "not filed",
            f"{folder / problem.file}, {problem.key}",
            RegistryError(problem.code, problem.message, hint=problem.hint).line(),
        )
    for case in cases:
        filing = reconstruct(case)
        yield from _submission(
            {**filing["record"], "id": filing["deployment"]}, "reconstructed", f"{case.id}.yaml"
        )


def _submission(data: dict[str, Any], provenance: str, where: str) -> Iterator[Submission | Notice]:
    try:
        yield Submission(read_record(data), provenance, where)
    except RecordError as error:
        told = [f"{p.path}: {RegistryError(p.code, p.message, hint=p.hint).line()}" for p in error.problems]
        yield Notice("not filed", where, _first(told), tuple(told[:SHOWN]))


def _inventory(file: Path, form: str) -> Iterator[Submission | Notice]:
    try:
        for row in INVENTORIES[form](file):
            where = f"{file}, row {row.row} (line {row.line})"
            for message in row.messages:
                column = f", {message.column}" if message.column else ""
                told = RegistryError(message.code, message.message, hint=message.hint)
                yield Notice("remarks", where + column, told.line())
            if isinstance(row, Skipped):
                yield Notice("skipped", where, row.reason)
            else:
                yield from _submission({**row.record, "id": row.deployment}, "imported", where)
    except RegistryError as error:
        yield Notice("not filed", str(file), error.line())
