"""A CSV file as a stream of rows that survives its faults.

Knows: the header, and which cells each row has; that a byte outside UTF-8, a quotation mark that nobody closes, a row
of the wrong length or a cell beyond all measure costs at most itself. Does not know what the columns mean.

Memory is bounded by one row, and time by the size of the file. Cells are text as written: nothing is taken for a
number, a date or a formula.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

from registry.errors import RegistryError
from registry.regular_file import open_regular

MAX_CELL: Final = 2**20
"""Characters in a cell or a line; a spreadsheet cell holds 32,767. What seems longer is a quotation mark left open."""
MAX_ROW: Final = 4 * MAX_CELL
"""Characters in a row. Cells that are each small may be without end: `x","` opens one on every line."""
MAX_AGAIN: Final = 64 * MAX_CELL
"""So many characters are read more than once, and four for each that is read at all, to find where a quotation mark closes.
Beyond that a row ends with its line."""

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


@dataclass(frozen=True)
class RawRow:
    """One row as a spreadsheet counts it (the header is 1, blank ones count): the line it begins on, its cells as they
    were written, what was wrong with its form, and the bytes of the file that were read when it ended."""

    number: int
    line: int
    values: tuple[str, ...]
    faults: tuple[RegistryError, ...]
    read: int


def read_csv(path: Path, required: frozenset[str] = frozenset()) -> Iterator[CsvRow]:
    """The rows of the UTF-8 CSV file at `path`, with or without a byte-order mark; blank lines are none.

    Raises `csv.unreadable`, and `csv.header` where a column is repeated or a `required` one is missing, before the
    first row.
    """
    rows = read_raw(path)
    header = [_clean(name)[0] for name in next(rows).values]
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
    for row in rows:
        if not any(value.strip() for value in row.values):
            continue
        number += 1
        cells, faults = {}, list(row.faults)
        for name, value in zip(header, row.values, strict=False):
            cells[name], found = _clean(value)
            faults += [RegistryError(code, f"{name}: {message}", hint=hint) for code, message, hint in found]
        yield CsvRow(number, row.line, cells, row.values[len(header) :], tuple(faults))


def read_raw(path: Path, *, delimiter: str = ",", short_rows: bool = False) -> Iterator[RawRow]:
    """The rows of the CSV file at `path`, the header first, which is there even where the file is empty.

    A byte outside UTF-8 is half of a surrogate pair in its cell. With `short_rows` cells may lack at the end of a row, as
    spreadsheets leave out empty ones. Raises `csv.unreadable` and `csv.header` before the first row.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))
    try:
        with (
            open_regular(path, follow=True) as file,
            TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as stream,
        ):
            lines = _Lines(stream)
            header = _header(lines, delimiter)
            yield RawRow(1, 1, tuple(header), (_too_long(),) if lines.cut else (), file.tell())
            width = len(header)
            while width and not header[width - 1].strip():
                width -= 1
            number = 1
            while (row := _next(lines, width, delimiter, short_rows)) is not None:
                number += 1
                yield RawRow(number, row[0], tuple(row[1]), tuple(row[2]), file.tell())
    except OSError as error:
        reason = error.strerror or "an error of the file system"
        raise RegistryError(
            "csv.unreadable",
            f"The file {path} cannot be read: {reason}.",
            hint="Check the name and permissions.",
        ) from None


def _header(lines: _Lines, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(lines, delimiter=delimiter), [])
    except csv.Error:
        raise RegistryError(
            "csv.header",
            "The first line cannot be read: a quotation mark in it is not closed.",
            hint="Use the columns of the source, under their own names.",
        ) from None


def _next(
    lines: _Lines, width: int, delimiter: str, short_rows: bool
) -> tuple[int, list[str], list[RegistryError]] | None:
    """The next row with its first line; None at the end of the file."""
    lines.begin_row()
    line = lines.read + 1
    values: list[str] = []
    try:
        values = next(csv.reader(lines, delimiter=delimiter, strict=True))
        doubtful = False
    except StopIteration:
        return None
    except csv.Error:
        doubtful = True
    taken = list(lines.taken)
    while len(values) > width and not values[-1].strip():
        values.pop()
    faults = [_too_long()] if lines.cut else []
    fits = len(values) in (0, width) or (short_rows and len(values) < width)
    if not doubtful and (fits or len(taken) == 1):
        return (line, values, faults if fits else [*faults, _wrong_length(len(values), width)])
    # A quotation mark that is never closed swallows the rows that follow: they are given back.
    lines.give_back(taken[1:])
    values = next(csv.reader([taken[0][: MAX_CELL - 1]], delimiter=delimiter), [])
    return line, values, [*faults, _quote()]


class _Lines:
    """The lines of a file, some of which may be given back. A line beyond all measure is `cut`.

    Raises csv.Error where a row goes on for longer than is looked for its end.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.read = 0
        self.cut = False
        self._row = self._fresh = self._again = 0

    def begin_row(self) -> None:
        """What is taken from here on is another row."""
        self.taken.clear()
        self.cut = False
        self._row = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.taken and (self._row > MAX_ROW or self._again > MAX_AGAIN + 4 * self._fresh):
            raise csv.Error
        again = bool(self._back)
        line = self._back.popleft() if again else self._stream.readline(MAX_CELL)
        if not line:
            raise StopIteration
        if len(line) == MAX_CELL and line[-1] not in "\r\n":
            self.cut = True
            while (rest := self._stream.readline(MAX_CELL)) and rest[-1] not in "\r\n":
                pass
        self._row += len(line)
        if again:
            self._again += len(line)
        else:
            self._fresh += len(line)
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
