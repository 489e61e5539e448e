"""A list of deployments as CSV (RFC 4180), one row at a time.

Knows: that spreadsheets take a cell which begins like a formula for one, so such a cell gets a leading apostrophe, and that
Excel reads UTF-8 only behind a byte order mark. Does not know what the columns mean.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK: Final = "\ufeff"


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The file in UTF-8 with a byte order mark, line by line."""
    yield (_BYTE_ORDER_MARK + _line(header)).encode()
    for row in rows:
        yield _line([neutral(cell) for cell in row]).encode("utf-8", "replace")


def neutral(cell: str) -> str:
    """The cell as text for a spreadsheet: what would be a formula begins with an apostrophe."""
    # Spaces and controls before it do not keep every spreadsheet from seeing the formula.
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
