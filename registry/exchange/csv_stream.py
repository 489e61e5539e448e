"""A CSV file as a stream of rows that survives its faults.

Knows: the header, and which cells each row has; that a byte outside UTF-8, a quotation mark that nobody closes, a row
of the wrong length or a cell beyond all measure costs at most itself. Does not know what the columns mean.

Memory is bounded by one row. Cells are text as written: nothing is taken for a number, a date or a formula.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO

from registry.errors import RegistryError

MAX_CELL: Final = 2**20
"""Characters in a cell or a line; a spreadsheet cell holds 32,767. What seems longer is a quotation mark left open."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]")
_ESCAPED_RETURN = re.compile(r"_x000[dD]_\n?")
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class CsvRow:
    """One row: its number (the first after the header is 1), the line it begins on, its cells by column, what lies
    beyond the last column, and what was wrong with it."""

    number: int
    line: int
    cells: dict[str, str]
    beyond: tuple[str, ...] = ()
    faults: tuple[RegistryError, ...] = field(default=())


def read_csv(path: Path, required: frozenset[str] = frozenset()) -> Iterator[CsvRow]:
    """The rows of the UTF-8 CSV file at `path`, with or without a byte-order mark; blank lines are none.

    Raises `csv.unreadable`, and `csv.header` where a column is repeated or a `required` one is missing, before the
    first row.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            yield from _rows(_Lines(stream), required)
    except OSError as error:
        reason = error.strerror or "an error of the file system"
        raise RegistryError(
            "csv.unreadable",
            f"The file {path} cannot be read: {reason}.",
            hint="Check the name and permissions.",
        ) from None


def _rows(lines: _Lines, required: frozenset[str]) -> Iterator[CsvRow]:
    header = [_clean(name)[0] for name in next(csv.reader(lines), [])]
    while header and not header[-1]:
        header.pop()
    if len(set(header)) < len(header) or required - set(header):
        missing = ", ".join(sorted(required - set(header)))
        raise RegistryError(
            "csv.header",
            f"The first line lacks columns: {missing}."
            if missing
            else "The first line names a column twice.",
            hint="Use the columns of the source, under their own names.",
        )
    number = 0
    while (row := _next(lines, len(header))) is not None:
        line, values, faults = row
        if not any(value.strip() for value in values):
            continue
        number += 1
        cells = {}
        for name, value in zip(header, values, strict=False):
            cells[name], found = _clean(value)
            faults += [RegistryError(code, f"{name}: {message}", hint=hint) for code, message, hint in found]
        yield CsvRow(number, line, cells, tuple(values[len(header) :]), tuple(faults))


def _next(lines: _Lines, width: int) -> tuple[int, list[str], list[RegistryError]] | None:
    """The next row with its first line; None at the end of the file."""
    lines.taken.clear()
    lines.cut = False
    line = lines.read + 1
    values: list[str] = []
    try:
        values = next(csv.reader(lines, strict=True))
        doubtful = False
    except StopIteration:
        return None
    except csv.Error:
        doubtful = True
    taken = list(lines.taken)
    while len(values) > width and not values[-1].strip():
        values.pop()
    faults = [_too_long()] if lines.cut else []
    if not doubtful and (len(values) in (0, width) or len(taken) == 1):
        return (
            line,
            values,
            faults if len(values) in (0, width) else [*faults, _wrong_length(len(values), width)],
        )
    # A quotation mark that is never closed swallows the rows that follow: they are given back.
    lines.give_back(taken[1:])
    values = next(csv.reader([taken[0][: MAX_CELL - 1]]), [])
    return line, values, [*faults, _quote()]


class _Lines:
    """The lines of a file, some of which may be given back. A line beyond all measure is `cut`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.read = 0
        self.cut = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._stream.readline(MAX_CELL)
        if not line:
            raise StopIteration
        if len(line) == MAX_CELL and line[-1] not in "\r\n":
            self.cut = True
            while (rest := self._stream.readline(MAX_CELL)) and rest[-1] not in "\r\n":
                pass
        self.taken.append(line)
        self.read += 1
        return line

    def give_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.read -= len(lines)


def _clean(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """`text` in one spelling, and what had to be replaced: code, message, remedy."""
    found = []
    kept = _ESCAPED_RETURN.sub("\n", text).replace("\r\n", "\n").replace("\r", "\n")
    if _LONE.search(kept):
        kept = _LONE.sub("\ufffd", kept)
        found.append(("csv.encoding", "bytes that are not UTF-8 were replaced.", "Save the file as UTF-8."))
    if _CONTROL.search(kept):
        kept = _CONTROL.sub(" ", kept)
        found.append(
            ("csv.control", "control characters were replaced by spaces.", "Remove them at the source.")
        )
    return kept.strip(), found


def _too_long() -> RegistryError:
    return RegistryError(
        "csv.too_long",
        f"The line was cut after {MAX_CELL} characters.",
        hint="Look whether a line end is missing.",
    )


def _wrong_length(found: int, width: int) -> RegistryError:
    return RegistryError(
        "csv.length",
        f"The row has {found} cells; the header has {width}.",
        hint="A cell that holds a comma needs quotation marks.",
    )


def _quote() -> RegistryError:
    return RegistryError(
        "csv.quote",
        "A quotation mark in the row is opened and not closed, or stands inside a cell; its first line was read.",
        hint="Close it, or double a quotation mark that belongs to the text.",
    )
