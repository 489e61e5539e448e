"""Many rows at once, the fast way of either database.

Knows: SQLite's repeated statement, and PostgreSQL's COPY in its binary format (PostgreSQL documentation, COPY, "Binary
Format"). Does not know what the rows mean. Of COPY's columns only the types occur that `storage.tables` has.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Column, Connection, Integer, LargeBinary, Table, insert

_SIGNATURE: Final = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_END: Final = b"\xff\xff"
_NULL: Final = b"\xff\xff\xff\xff"
_BLOCK: Final = 1 << 16
_FEW: Final = 3
"""Of no more rows than this a plain statement is as fast."""
_SHARING: Final = 64
"""So many rows share a statement on SQLite: more gain nothing, and it takes 32,766 values at most."""


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert the rows, each with the same columns. Raises OverflowError for a number its column cannot hold."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return
    # As tuples, one after the other: what is collected as garbage looks through all that is kept, and there may be many rows.
    values_of = _values_of(first)
    values = [values_of(first), *map(values_of, remaining)]
    if len(values) <= _FEW:
        connection.execute(insert(table), [dict(zip(first, one, strict=True)) for one in values])
        return
    columns = [table.c[name] for name in first]
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in columns)
    if connection.dialect.name != "postgresql":
        # The driver takes every value as it is, so nothing has to look at each. A statement costs SQLite as much as a row with
        # its triggers does, so some rows share one.
        start = f"INSERT INTO {quote(table.name)} ({names}) VALUES "
        one = f"({marks(connection, len(columns))})"
        shared = len(values) - len(values) % _SHARING
        if shared:
            connection.exec_driver_sql(
                start + ", ".join([one] * _SHARING),
                [
                    tuple(chain.from_iterable(values[first : first + _SHARING]))
                    for first in range(0, shared, _SHARING)
                ],
            )
        if values[shared:]:
            connection.exec_driver_sql(start + one, values[shared:])
        return
    statement = f"COPY {quote(table.name)} ({names}) FROM STDIN (FORMAT binary)"
    # In blocks made beforehand: a value that cannot be carried must fail before anything is sent.
    blocks = list(_blocks(columns, values))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, stream=blocks)  # type: ignore[call-arg]
    except Exception as error:
        connection._handle_dbapi_exception(error, statement, None, cursor, None)
    finally:
        cursor.close()


def marks(connection: Connection, count: int) -> str:
    """`count` places for values in a statement that goes to the driver as it is."""
    return ", ".join(["?" if connection.dialect.paramstyle == "qmark" else "%s"] * count)


def _values_of(first: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """What gives the values of a row in the order in which `first` names its columns."""
    if len(first) == 1:
        (name,) = first
        return lambda row: (row[name],)
    return itemgetter(*first)


def _blocks(columns: Sequence[Column[Any]], rows: Sequence[tuple[Any, ...]]) -> Iterator[bytes]:
    encoders = [_encoder(column) for column in columns]
    start = struct.pack("!h", len(columns))
    block = bytearray(_SIGNATURE)
    try:
        for row in rows:
            block += start
            for encode, value in zip(encoders, row, strict=True):
                block += _NULL if value is None else encode(value)
            if len(block) >= _BLOCK:
                yield bytes(block)
                block.clear()
    except struct.error as error:
        raise OverflowError(str(error)) from error
    yield bytes(block + _END)


def _encoder(column: Column[Any]) -> Callable[[Any], bytes]:
    if isinstance(column.type, LargeBinary):
        return _bytes
    if isinstance(column.type, Boolean):
        return _boolean
    if isinstance(column.type, BigInteger):
        return _big
    if isinstance(column.type, Integer):
        return _integer
    return _text


def _bytes(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value


def _text(value: str) -> bytes:
    return _bytes(value.encode())


def _boolean(value: bool) -> bytes:
    return b"\x00\x00\x00\x01\x01" if value else b"\x00\x00\x00\x01\x00"


def _integer(value: int) -> bytes:
    return struct.pack("!ii", 4, value)


def _big(value: int) -> bytes:
    return struct.pack("!iq", 8, value)
