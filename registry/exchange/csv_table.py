"""A table of records as CSV: read as a stream of rows, and written.

Knows: which encodings and separators spreadsheets write. Does not know which columns there are.

UTF-8 only, with or without a byte-order mark: a wrong guess would put wrong letters into a signed record. Separators are
found out from the header, in which none can stand within a name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from registry.errors import RegistryError
from registry.exchange.cells import neutral
from registry.exchange.csv_stream import MAX_CELL, RawRow, read_raw
from registry.exchange.sheet_row import SheetRow, formula_fault
from registry.exchange.table_columns import read_column
from registry.regular_file import open_regular

_SEPARATORS = (",", ";", "\t")
_LONE = re.compile("[\ud800-\udfff]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_csv_rows(path: Path) -> Iterator[SheetRow]:
    """The rows of the CSV file at `path`, the header first.

    Raises `csv.unreadable`, and `table.encoding` where the file is of another encoding, or no text, before the first row.
    """
    for row in read_raw(path, delimiter=separator_of(path), short_rows=True):
        yield _sheet_row(row)


def separator_of(path: Path) -> str:
    """What stands between the cells of the CSV file at `path`, by its header. Raises as `read_csv_rows` does."""
    return _separator(_first_line(path))


def write_csv_rows(
    stream: TextIO, rows: Iterable[Sequence[str]], *, mark: bool = True, separator: str = ","
) -> None:
    """Write rows so that spreadsheets compute none of their cells, and with the `mark` read them as UTF-8.

    `stream` takes text as it is (`newline=""`).
    """
    if mark:
        stream.write("\ufeff")
    writer = csv.writer(stream, delimiter=separator)
    for row in rows:
        writer.writerow([neutral(value) for value in row])


def _sheet_row(row: RawRow) -> SheetRow:
    faults: list[tuple[int | None, RegistryError]] = [(None, fault) for fault in row.faults]
    values = []
    for index, value in enumerate(row.values):
        if _LONE.search(value):
            faults.append((index, _not_utf_8()))
            value = _LONE.sub("\ufffd", value)
        elif value.lstrip().startswith("="):
            faults.append((index, formula_fault()))
        values.append(value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value)
    return SheetRow(row.number, tuple(values), tuple(faults), row.read)


def _first_line(path: Path) -> str:
    try:
        with open_regular(path, follow=True) as file:
            begins = file.readline(MAX_CELL)
    except OSError as error:
        raise RegistryError(
            "csv.unreadable",
            f"The file {path} cannot be read: {error.strerror or 'an error of the file system'}.",
            hint="Check the name and permissions.",
        ) from None
    if begins.startswith((_ZIP, _OLE)):
        raise RegistryError(
            "table.encoding",
            "This is a workbook of a spreadsheet and no CSV file.",
            hint="Give it a name that ends in .xlsx; an older or a protected workbook is saved as .xlsx first.",
        )
    if begins.startswith(_UTF_16) or b"\0" in begins:
        raise RegistryError(
            "table.encoding",
            "This is not UTF-8: it is UTF-16 or no text at all.",
            hint="Save it as CSV UTF-8, or as .xlsx.",
        )
    return begins.decode("utf-8-sig", "replace")


def _separator(first: str) -> str:
    def known(separator: str) -> int:
        names = next(csv.reader([first.rstrip("\r\n")], delimiter=separator), [])
        return sum(read_column(name.strip()) is not None for name in names)

    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))
    return max(_SEPARATORS, key=known)


def _not_utf_8() -> RegistryError:
    return RegistryError(
        "table.encoding",
        "A letter here is not written in UTF-8; the file is probably in an older encoding, as Latin-1.",
        hint="Save it as CSV UTF-8, or as .xlsx; nothing is guessed.",
    )
