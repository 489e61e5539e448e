"""What a check of the database reads beside the ordinary questions: the file's own soundness, and rows as they are kept.

Knows: what SQLite can say of its file, and that derived rows can be made again and compared without being kept. Does not
know what any row must say: `operations.check_database` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, delete, select, text

from registry.storage import listing, tables
from registry.storage.database import Database

_CHUNK = 1000
_DERIVED = (tables.counter, tables.listing, tables.listing_not_met)


def damage(db: Database) -> list[str]:
    """What the database itself finds wrong with its pages, indexes and references; on a server that is the server's to say."""
    with db.read() as connection:
        if connection.dialect.name != "sqlite":
            return []
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
        loose = connection.execute(text("PRAGMA foreign_key_check")).all()
    return [line for line in found if line != "ok"] + [
        f"a row of {row[0]} refers to nothing" for row in loose
    ]


def rows(db: Database, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as they are kept, reduced to `columns`, in the order of the table's key."""
    kept = tables.metadata.tables[table]
    query = select(*(kept.c[name] for name in columns)).order_by(*kept.primary_key.columns)
    with db.read() as connection:
        for row in connection.execute(query).yield_per(_CHUNK):
            yield tuple(row)


def underived(db: Database) -> list[str]:
    """The derived tables whose rows are not what deriving them again gives; nothing is kept of that.

    The index of the search is derived too and is not compared: what it finds, pages read elsewhere.
    """
    different: list[str] = []
    with suppress(_Undone), db.write() as connection:
        before = _derived(connection)
        everyone = connection.scalars(select(tables.deployment.c.id)).all()
        for table in reversed(_DERIVED):
            connection.execute(delete(table))
        listing.refresh(connection, everyone, ())
        after = _derived(connection)
        different = [t.name for t, a, b in zip(_DERIVED, before, after, strict=True) if a != b]
        raise _Undone
    return different


class _Undone(Exception):
    """Ends the transaction without keeping anything of it."""


def _derived(connection: Connection) -> Sequence[set[tuple[Any, ...]]]:
    # A counter at zero says what no counter says.
    counters = tables.counter.c.count != 0
    return [
        {
            tuple(row)
            for row in connection.execute(select(t).where(counters) if t is tables.counter else select(t))
        }
        for t in _DERIVED
    ]
