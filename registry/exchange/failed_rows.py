"""The rows of a table that were not filed, written again with the reason in a column of its own.

Knows: that the new table is of the same form, has the same columns, and is imported again once it is mended. A cell that
could not be read is not guessed at: `#MEND!` stands for it, which is no answer either.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from registry.exchange.csv_table import write_csv_rows
from registry.exchange.table_columns import REASONS
from registry.exchange.table_file import TableRow
from registry.exchange.xlsx_write import write_xlsx_rows

MAX_REASONS: Final = 8_000
"""Characters told of one row."""


class FailedRows:
    """Written while rows fail; `close` finishes the file. Where no row failed there is none."""

    def __init__(self, path: Path) -> None:
        # Rows come for as long as the import runs, and a workbook is written at one go: until then they lie as CSV.
        self._path = path
        self._lying = path if path.suffix.lower() == ".csv" else path.with_name(f"{path.name}.part")
        self._lying.touch(exist_ok=False)
        self._stream = self._lying.open("w", encoding="utf-8", newline="")
        self.count = 0

    def add(self, row: TableRow, reasons: Sequence[str]) -> None:
        """Write a row that failed."""
        kept = [i for i, name in enumerate(row.header.names) if name != REASONS]
        if not self.count:
            write_csv_rows(self._stream, [[*(row.header.names[i] for i in kept), REASONS]])
        told = "\n".join(reasons)[:MAX_REASONS]
        write_csv_rows(self._stream, [[*(row.cells[i] for i in kept), told]], mark=False)
        self.count += 1

    def close(self) -> None:
        """Finish the file."""
        self._stream.close()
        try:
            if self.count and self._lying != self._path:
                write_xlsx_rows(self._path, self._rows())
        finally:
            if not self.count or self._lying != self._path:
                self._lying.unlink()

    def _rows(self) -> Iterator[list[str]]:
        with self._lying.open(encoding="utf-8-sig", newline="") as stream:
            yield from csv.reader(stream)
