"""A list of deployments as CSV (RFC 4180), one row at a time.

Knows: that Excel reads UTF-8 only behind a byte order mark; what a spreadsheet would compute is marked (`exchange.cells`). Does
not know what the columns mean.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from registry.exchange.cells import quoted

_BYTE_ORDER_MARK: Final = "\ufeff"


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The file in UTF-8 with a byte order mark, line by line."""
    yield (_BYTE_ORDER_MARK + _line(header)).encode()
    for row in rows:
        yield _line([quoted(cell) for cell in row]).encode("utf-8", "replace")


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
