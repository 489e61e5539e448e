"""What was not filed of a file, written again with the reasons beside it, to be mended and filed.

Knows: that the new file is of the same form: a table with the same columns and one for the reasons, or records one a line
with a key for them. What could not be read is not guessed at: `#MEND!` stands for it, which is no answer either.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from registry.exchange.csv_table import separator_of, write_csv_rows
from registry.exchange.record_file import Found, Refused
from registry.exchange.table_cells import TO_MEND
from registry.exchange.table_columns import REASONS
from registry.exchange.table_file import TableRow
from registry.exchange.xlsx_write import write_xlsx_rows

MAX_REASONS: Final = 8_000
"""Characters told of one row."""


class FailedRecords:
    """Written while records of an NDJSON file fail. Where none failed there is no file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream = path.open("x", encoding="utf-8")
        self.count = 0

    def add(self, record: TableRow | Found | Refused, reasons: Sequence[str]) -> None:
        """Write a record that failed; of a line that could not be read only where it stood."""
        assert not isinstance(record, TableRow)
        data = record.data if isinstance(record, Found) else {TO_MEND: f"line {record.line}"}
        # No field is named so: the line is refused until somebody has looked at it.
        self._stream.write(json.dumps({**data, REASONS: list(reasons)}, ensure_ascii=True) + "\n")
        self.count += 1

    def close(self) -> None:
        """Finish the file."""
        self._stream.close()
        if not self.count:
            self._path.unlink()


class FailedRows:
    """Written while rows of a table fail; `close` finishes the file. Where none failed there is none.

    `like`: the table that the rows are of. Spreadsheets of many countries open no CSV but with semicolons, so what comes with
    them goes back with them.
    """

    def __init__(self, path: Path, like: Path | None = None) -> None:
        # Rows come for as long as the import runs, and a workbook is written at one go: until then they lie as CSV.
        self._path = path
        self._lying = path if path.suffix.lower() == ".csv" else path.with_name(f"{path.name}.part")
        self._lying.touch(exist_ok=False)
        self._stream = self._lying.open("w", encoding="utf-8", newline="")
        self._like = like if self._lying == path else None
        self._separator = ","
        self.count = 0

    def add(self, row: TableRow | Found | Refused, reasons: Sequence[str]) -> None:
        """Write a row that failed."""
        assert isinstance(row, TableRow)
        kept = [i for i, name in enumerate(row.header.names) if name != REASONS]
        if not self.count:
            self._separator = separator_of(self._like) if self._like else ","
            self._write([*(row.header.names[i] for i in kept), REASONS], mark=True)
        self._write([*(row.cells[i] for i in kept), "\n".join(reasons)[:MAX_REASONS]])
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

    def _write(self, cells: list[str], *, mark: bool = False) -> None:
        write_csv_rows(self._stream, [cells], mark=mark, separator=self._separator)

    def _rows(self) -> Iterator[list[str]]:
        with self._lying.open(encoding="utf-8-sig", newline="") as stream:
            yield from csv.reader(stream)
