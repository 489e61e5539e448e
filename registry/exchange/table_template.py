"""A table of records with the rows above it that say what is asked: the template that is filled in.

Knows: how the columns explain themselves, and which cells a spreadsheet may offer words for. Does not know how either file
is written (registry.exchange.csv_table, registry.exchange.xlsx_write).

The first row names the columns, the second asks, the third says how to answer. The cells of the second and third under `id`
begin with #, so that they are notes when the table is imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from registry.domain.countries import COUNTRIES
from registry.domain.record import Record
from registry.errors import RegistryError
from registry.exchange.csv_table import write_csv_rows
from registry.exchange.table_cells import absence
from registry.exchange.table_columns import ID, NOTE, Column
from registry.exchange.table_records import cells_of, columns_of
from registry.exchange.xlsx_write import Offer, write_xlsx_rows

NOTES: Final = 3
"""Rows above the first record."""

_FORMS: Final = {
    "id": "",
    "name": "A line of text.",
    "ref": "A line of text.",
    "text": "A text.",
    "entry": "A text, one entry.",
    "contact": "A line of text: a mailbox of an office, a telephone number or a page.",
    "url": "An address: http or https.",
    "code": "A code.",
    "yesno": "yes or no.",
    "choice": "One of: {}.",
    "choices": "Any of, with semicolons between them: {}.",
    "countries": "Countries in two letters of ISO 3166-1, with semicolons between them, as in NL; BE.",
    "country": "A country in two letters of ISO 3166-1, as in NL.",
    "count": "A whole number.",
    "ppm": "A whole number of parts per million: 1 percent is 10000.",
    "day": "A day, as in 2026-11-22.",
    "instant": "A moment, as in 2026-11-22T09:00:00Z.",
    "texts": "Only: {none}. Each entry has a column of its own, the first {name}[1]; further ones may be added.",
    "items": "Only: {none}. Each entry has columns of its own, the first {name}[1].…; further ones may be added.",
}
_NEVER_ABSENT: Final = {"id", "yesno", "entry", "texts", "items"}


def write_template(path: Path, records: Sequence[Record] = ()) -> int:
    """Write a table with these records into a new file, CSV or XLSX by the ending of its name; the number of columns.

    Raises `table.kind` for another ending, and what stands in the way of writing (`table.too_wide`, `table.character`).
    """
    columns = columns_of(records)
    rows = (cells_of(record, columns) for record in records)
    if path.suffix.lower() == ".xlsx":
        write_xlsx_rows(path, (*_above(columns), *rows), offers=_offers(columns), frozen=NOTES)
    elif path.suffix.lower() == ".csv":
        with path.open("x", encoding="utf-8", newline="") as stream:
            write_csv_rows(stream, (*_above(columns), *rows))
    else:
        raise RegistryError(
            "table.kind",
            "A table is a file whose name ends in .csv or .xlsx.",
            hint="Name it so, as in records.xlsx.",
        )
    return len(columns)


def explanation(column: Column) -> str:
    """How a column is answered, with its help."""
    form = _FORMS[column.kind].format(", ".join(column.values), none=absence(column), name=column.name)
    if column.kind == "count" and column.unit:
        form = f"{form[:-1]}: {column.unit}."
    none = (
        ""
        if column.kind in _NEVER_ABSENT or _has_own_none(column)
        else f" Where there is none: {absence(column)}."
    )
    return f"{column.help} {form}{none}".strip()


def _above(columns: Sequence[Column]) -> Iterator[list[str]]:
    yield [column.name for column in columns]
    for texts in ([column.title for column in columns], [explanation(column) for column in columns]):
        yield [
            f"{NOTE} {text}" if column.name == ID else text
            for column, text in zip(columns, texts, strict=True)
        ]


def _offers(columns: Iterable[Column]) -> Iterator[Offer | None]:
    """The words that a spreadsheet offers in each column, None where it offers none."""
    for column in columns:
        match column.kind:
            case "yesno":
                words: Sequence[str] = ("yes", "no")
            case "choice":
                words = column.values if _has_own_none(column) else (*column.values, absence(column))
            case "country":
                words = (*sorted(COUNTRIES), absence(column))
            case "texts" | "items":
                words = (absence(column),)
            case _:
                words = ()
        yield Offer(tuple(words), column.title, explanation(column)) if words else None


def _has_own_none(column: Column) -> bool:
    return column.kind == "choice" and any(value.startswith("none") for value in column.values)
