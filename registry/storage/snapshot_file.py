"""A SQLite file for others: tables without any promise but what stands in them.

Knows: how such a file is filled and read in the order of its keys, with little memory, and that the same rows in the same order
make the same bytes with the same SQLite. It is no database of the registry. Does not know what the tables mean.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

Columns = Mapping[str, str]
"""Column -> `text`, `integer` or `json`, followed by ` key` where it is of the primary key."""

_TYPES = {"text": "TEXT", "json": "TEXT", "integer": "INTEGER"}


class SnapshotFile:
    """The file at `path`, which must not exist, with these tables; closed, and complete, at the end of the `with`."""

    def __init__(self, path: Path, tables: Mapping[str, Columns]) -> None:
        if path.exists():
            raise FileExistsError(str(path))
        self._tables = tables
        # Nothing is kept for a crash: a snapshot that was not finished is thrown away.
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE"):
            self._connection.execute(f"PRAGMA {pragma}")
        for table, columns in tables.items():
            lines = [f"{_quoted(name)} {_TYPES[kind.split()[0]]}" for name, kind in columns.items()]
            lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, self._key(table)))})")
            self._connection.execute(f"CREATE TABLE {_quoted(table)} ({', '.join(lines)}) WITHOUT ROWID")
        self._connection.execute("BEGIN")

    def __enter__(self) -> SnapshotFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        self._connection.close()

    def put(self, table: str, row: Sequence[Any]) -> None:
        """Put a row, in place of one with the same key."""
        places = ", ".join("?" * len(self._tables[table]))
        self._connection.execute(f"INSERT OR REPLACE INTO {_quoted(table)} VALUES ({places})", tuple(row))

    def find(self, table: str, *key: Any) -> tuple[Any, ...] | None:
        """The row with this key; None where there is none."""
        where = " AND ".join(f"{_quoted(name)} = ?" for name in self._key(table))
        cursor = self._connection.execute(f"SELECT * FROM {_quoted(table)} WHERE {where}", key)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found

    def rows(self, table: str) -> Iterator[tuple[Any, ...]]:
        """Every row, in the order of the keys, a few at a time."""
        order = ", ".join(map(_quoted, self._key(table)))
        yield from self._connection.execute(f"SELECT * FROM {_quoted(table)} ORDER BY {order}")

    def index(self, table: str, *columns: str) -> None:
        """Make these columns quick to look up, each by itself."""
        for column in columns:
            name = _quoted(f"{table}_{column}")
            self._connection.execute(f"CREATE INDEX {name} ON {_quoted(table)} ({_quoted(column)})")

    def _key(self, table: str) -> list[str]:
        return [name for name, kind in self._tables[table].items() if kind.endswith(" key")]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
