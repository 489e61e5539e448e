"""The rows of a worksheet as text, exactly as its cells hold them.

Knows: shared and inline strings, booleans, numbers and the days that numbers of a style stand for; that a formula is no
value. Does not know which columns there are, nor how the archive is opened (registry.exchange.xlsx_package).

The sheet read is the one named Records, else the first. Rows come one at a time; the strings that cells share are kept, up to
MAX_SHARED characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from registry.errors import RegistryError
from registry.exchange.sheet_row import SheetRow, formula_fault
from registry.exchange.xlsx_package import (
    MAX_INDEX,
    Start,
    form_error,
    has_part,
    open_package,
    read_part,
    too_large,
)
from registry.exchange.xlsx_values import DateStyles, cell_text, date_styles, unescaped

SHEET: Final = "Records"
MAX_SHARED: Final = 16 * 2**20
"""Characters of all shared strings together."""
MAX_STRINGS: Final = 500_000
MAX_CELL: Final = 32_767
"""Characters in a cell, as the standard has it."""
MAX_ROW: Final = 2 * 2**20
"""Characters of a row, as of one line of records in NDJSON."""
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
MAX_TEXT: Final = 2**30
"""Characters of all cells together: one long shared string in a million cells is a small file."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_WORKBOOK: Final = "xl/workbook.xml"


def read_xlsx_rows(path: Path) -> Iterator[SheetRow]:
    """The rows of the workbook at `path` that hold anything, the header first.

    Raises `xlsx.unreadable`, `xlsx.form` and `xlsx.too_large`, the last also between rows.
    """
    with open_package(path) as package:
        sheet, dates_1904 = _sheet(package)
        strings = _shared(package)
        rows = _Rows(strings, date_styles(package, dates_1904))
        first = True
        packed = path.stat().st_size / max(
            1, package.NameToInfo[sheet].file_size if has_part(package, sheet) else 1
        )
        for read in read_part(package, sheet, rows.start, rows.end, rows.data):
            for number, values, faults in rows.taken():
                if first and number != 1:
                    break
                first = False
                yield SheetRow(number, values, faults, int(read * packed))
        if first:
            raise form_error("its sheet is empty in the first row, where the columns are named")


def _sheet(package: ZipFile) -> tuple[str, bool]:
    """The part of the sheet, and whether days are counted from 1904."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}
    from_1904 = False

    def workbook(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        if name == "sheet" and len(sheets) < 1000:
            sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in ("1", "true", "on")

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _through(package, _WORKBOOK, workbook)
    _through(package, "xl/_rels/workbook.xml.rels", relation)
    named = [id for name, id in sheets if name.strip().lower() == SHEET.lower()] or [id for _, id in sheets]
    if not named or named[0] not in targets:
        raise form_error("it has no sheet")
    target = targets[named[0]]
    return (target.lstrip("/") if target.startswith("/") else f"xl/{target}"), from_1904


def _through(package: ZipFile, name: str, start: Start) -> None:
    for _ in read_part(package, name, start, largest=MAX_INDEX):
        pass


def _shared(package: ZipFile) -> list[str | None]:
    """The strings that cells share; None for one that is longer than a cell may be."""
    found: list[str | None] = []
    parts: list[str] = []
    length = kept = 0
    text = phonetic = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal text, phonetic, length
        if name == "si":
            parts.clear()
            length = 0
        elif name == "rPh":
            phonetic = True
        text = name == "t" and not phonetic

    def end(name: str) -> None:
        nonlocal text, phonetic, kept
        text = False
        if name == "rPh":
            phonetic = False
        elif name == "si":
            found.append(unescaped("".join(parts)) if length <= MAX_CELL else None)
            kept += min(length, MAX_CELL)
            if kept > MAX_SHARED or len(found) > MAX_STRINGS:
                raise too_large("it holds more text than is read from a workbook")

    def data(piece: str) -> None:
        nonlocal length
        if text:
            length += len(piece)
            if length <= MAX_CELL:
                parts.append(piece)

    if has_part(package, "xl/sharedStrings.xml"):
        for _ in read_part(package, "xl/sharedStrings.xml", start, end, data):
            pass
    return found


class _Rows:
    """Collects the rows of a sheet while its XML is parsed."""

    def __init__(self, strings: list[str | None], dates: DateStyles) -> None:
        self._strings, self._dates = strings, dates
        self._done: list[tuple[int, tuple[str, ...], tuple[tuple[int | None, RegistryError], ...]]] = []
        self._number = self._column = self._length = self._all = 0
        self._values: dict[int, str] = {}
        self._faults: list[tuple[int | None, RegistryError]] = []
        self._in_row = self._in_cell = self._text = self._phonetic = self._formula = False
        self._kind, self._style = "n", 0
        self._pieces: list[str] = []
        self._size = 0

    def taken(self) -> list[tuple[int, tuple[str, ...], tuple[tuple[int | None, RegistryError], ...]]]:
        """The rows that ended since this was asked last."""
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row" and not self._in_row:
            self._begin_row(attributes.get("r"))
        elif name == "c" and self._in_row:
            self._begin_cell(attributes)
        elif self._in_cell and name == "f":
            self._formula = True
        elif self._in_cell and name == "rPh":
            self._phonetic = True
        self._text = self._in_cell and not self._phonetic and name in ("v", "t")

    def end(self, name: str) -> None:
        self._text = False
        if name == "rPh":
            self._phonetic = False
        elif name == "c" and self._in_cell:
            self._end_cell()
        elif name == "row" and self._in_row:
            self._end_row()

    def data(self, piece: str) -> None:
        if self._text:
            self._size += len(piece)
            if self._size <= MAX_CELL:
                self._pieces.append(piece)

    def _begin_row(self, given: str | None) -> None:
        number = self._number + 1 if given is None else _whole(given)
        if not self._number < number <= MAX_ROWS:
            raise form_error("its rows are not in order")
        self._number, self._column, self._length = number, -1, 0
        self._values, self._faults, self._in_row = {}, [], True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        column = self._column + 1
        if "r" in attributes:
            reference = _REFERENCE.fullmatch(attributes["r"])
            if reference is None or int(reference[2]) != self._number:
                raise form_error("a cell does not say where it stands")
            column = _index(reference[1])
        if not self._column < column < MAX_COLUMNS:
            raise form_error("its cells are not in order")
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), _whole(attributes.get("s", "0"))
        self._in_cell, self._formula, self._size = True, False, 0
        self._pieces = []

    def _end_cell(self) -> None:
        self._in_cell = False
        text: str | None = "".join(self._pieces) if self._size <= MAX_CELL else None
        if self._formula:
            self._faults.append((self._column, formula_fault()))
        elif self._kind == "s" and text is not None:
            place = _whole(text.strip()) if text.strip() else -1
            if not 0 <= place < len(self._strings):
                raise form_error("a cell names a string that is not there")
            text = self._strings[place]
        elif text is not None:
            try:
                text = cell_text(self._kind, text, self._style, self._dates)
            except RegistryError as error:
                self._faults.append((self._column, error))
                text = ""
        if text is None:
            self._faults.append((self._column, _long_cell()))
            text = ""
        self._length += len(text)
        self._all += len(text)
        if self._all > MAX_TEXT:
            raise too_large("its cells hold more text than is read from a workbook")
        if text and self._length <= MAX_ROW:
            self._values[self._column] = text

    def _end_row(self) -> None:
        self._in_row = False
        if self._length > MAX_ROW:
            self._faults.append((None, _long_row()))
        if not self._values and not self._faults:
            return
        width = max(self._values, default=-1) + 1
        values = tuple(self._values.get(index, "") for index in range(width))
        self._done.append((self._number, values, tuple(self._faults)))


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise form_error("a number in it is none")
    return int(text)


def _index(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def _long_cell() -> RegistryError:
    return RegistryError(
        "xlsx.cell",
        f"This cell has more than {MAX_CELL} characters, which no spreadsheet writes.",
        hint="Shorten it, or put the rest into a document and give its address.",
    )


def _long_row() -> RegistryError:
    return RegistryError(
        "xlsx.row",
        f"The row has more than {MAX_ROW} characters.",
        hint="Put long texts into documents and give their addresses.",
    )
