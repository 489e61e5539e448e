"""Rows of text as an XLSX workbook in which nothing is computed and nothing is taken for a number or a day.

Knows: the one library that writes workbooks. Does not know which columns there are (registry.exchange.table_template).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]

from registry.errors import RegistryError
from registry.exchange.cells import neutral
from registry.exchange.table_columns import letters
from registry.exchange.xlsx_sheet import MAX_CELL, MAX_COLUMNS, MAX_ROWS, SHEET

_WORDS: Final = "Words"
"""The hidden sheet that holds the words that cells offer."""
_NOT_KEPT = re.compile("[\ufffe\uffff]|_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
"""What XML cannot hold; and two escapes that share an underscore, of which the library guards only the first."""
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


@dataclass(frozen=True)
class Offer:
    """The words that the cells of a column offer, and what is shown beside one that is being filled in."""

    words: tuple[str, ...]
    title: str
    message: str


def write_xlsx_rows(
    path: Path,
    rows: Iterable[Sequence[str]],
    *,
    offers: Iterable[Offer | None] = (),
    frozen: int = 1,
) -> None:
    """Write rows into a new file; the first `frozen` and the first column stay in sight, below them cells offer words.

    Raises `table.too_wide` and `table.character`, and leaves no file then.
    """
    with path.open("xb") as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        try:
            _write(book, rows, offers, frozen)
        except BaseException:
            path.unlink()
            raise
        finally:
            book.close()


def _write(
    book: xlsxwriter.Workbook, rows: Iterable[Sequence[str]], offers: Iterable[Offer | None], frozen: int
) -> None:
    sheet, words = book.add_worksheet(SHEET), book.add_worksheet(_WORDS)
    words.hide()
    # Text, so that a spreadsheet takes neither 2026-11-22 for a number nor 0031 for 31.
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    names = book.add_format({"num_format": "@", "valign": "top", "bold": True})
    notes = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True, "italic": True})
    sheet.freeze_panes(frozen, 1)
    for number, row in enumerate(rows):
        if len(row) > MAX_COLUMNS or number >= MAX_ROWS:
            raise _too_wide(len(row))
        style = names if not number else notes if number < frozen else text
        for index, value in enumerate(row):
            if value:
                _write_cell(sheet, number, index, neutral(value), style)
    # After the rows: the library looks for cells in every column that it was told of, row by row.
    sheet.set_column(0, MAX_COLUMNS - 1, 24, text)
    listed: dict[tuple[str, ...], str] = {}
    for index, offer in enumerate(offers):
        if offer is None:
            continue
        if offer.words not in listed:
            listed[offer.words] = (
                f"={_WORDS}!$A${len(listed) + 1}:${letters(len(offer.words) - 1)}${len(listed) + 1}"
            )
            for at, word in enumerate(offer.words):
                _write_cell(words, len(listed) - 1, at, word, text)
        sheet.data_validation(
            frozen,
            index,
            MAX_ROWS - 1,
            index,
            {
                "validate": "list",
                "source": listed[offer.words],
                "input_title": shorten(offer.title, _TITLE_LIMIT, placeholder="…"),
                "input_message": shorten(offer.message, _MESSAGE_LIMIT, placeholder="…"),
                "error_title": "Not one of the words",
                "error_message": "Choose one of the list, or leave the cell empty where it is not known.",
            },
        )


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: str, style: object
) -> None:
    if _NOT_KEPT.search(value) or len(value) > MAX_CELL:
        raise RegistryError(
            "table.character",
            f"{letters(column)}{row + 1}: a workbook cannot hold this text: too long, or with characters that mean others there.",
            hint="Write the table as CSV.",
        )
    sheet.write_string(row, column, value, style)


def _too_wide(width: int) -> RegistryError:
    return RegistryError(
        "table.too_wide",
        f"A sheet holds {MAX_COLUMNS} columns and {MAX_ROWS} rows; this needs more, or {width} columns.",
        hint="Write the table as CSV.",
    )
