"""Read what is handed in: files in one of the known formats become submissions, each fault a notice.

Knows: which provenance a format carries. Does not know the formats themselves (registry.exchange).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registry.domain.record import RecordError, read_record
from registry.errors import RegistryError
from registry.exchange.cases import read_cases, reconstruct
from registry.exchange.record_file import Refused, read_record_file
from registry.exchange.us_omb import Skipped, read_us_omb
from registry.operations.file_record import Submission

FORMATS: Final = ("record", "case", "us-omb")
SHOWN: Final = 50
"""So many problems of one record are told at once."""


@dataclass(frozen=True)
class Notice:
    """Something to tell about a row that did not become a submission, or that did with a remark.

    `kind` is `not filed`, `skipped` or `remarks`.
    """

    kind: str
    where: str
    text: str


def read_submissions(files: Iterable[Path], form: str) -> Iterator[Submission | Notice]:
    """Everything in `files`, which are read as `form`; a folder is read where the format is one of folders."""
    for file in files:
        if form == "case":
            yield from _cases(file)
        elif form == "us-omb":
            yield from _us_omb(file)
        else:
            yield from _records(file)


def _records(file: Path) -> Iterator[Submission | Notice]:
    try:
        for found in read_record_file(file):
            where = f"{file}, record {found.number} (line {found.line})"
            if isinstance(found, Refused):
                yield Notice("not filed", where, found.error.line())
            else:
                yield from _submission(found.data, "filed", where)
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
        told = [
            f"{p.path}: {RegistryError(p.code, p.message, hint=p.hint).line()}"
            for p in error.problems[:SHOWN]
        ]
        more = len(error.problems) - len(told)
        yield Notice("not filed", where, "\n  ".join([*told, *([f"and {more} more"] if more else [])]))


def _us_omb(file: Path) -> Iterator[Submission | Notice]:
    try:
        for row in read_us_omb(file):
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
