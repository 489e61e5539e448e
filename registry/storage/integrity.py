"""What a check of the database reads beside the ordinary questions: the file's own soundness, and rows as they are kept.

Knows: what SQLite can say of its file, which references are loose, and that derived rows can be made again and compared
without being kept. Does not know what any row must say: `operations.check_database` does.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, delete, exists, select, text

from registry.storage import listing, tables
from registry.storage.database import Database

_CHUNK = 1000
_DERIVED = (tables.counter, tables.listing, tables.listing_not_met)


def damage(db: Database) -> list[str]:
    """What is wrong with the database's pages, indexes and references; of pages and indexes a server says nothing here."""
    with db.read() as connection:
        if connection.dialect.name != "sqlite":
            return [f"a row of {name} refers to nothing" for name in _loose(connection)]
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
        loose = connection.execute(text("PRAGMA foreign_key_check")).all()
    return [line for line in found if line != "ok"] + [
        f"a row of {row[0]} refers to nothing" for row in loose
    ]


def rows(db: Database, table: str, *columns: str, order: Sequence[str] = ()) -> Generator[tuple[Any, ...]]:
    """The rows of a table as they are kept, reduced to `columns`, in the order of these columns or else of the table's key.

    Some at a time: a table may be larger than what memory holds.
    """
    kept = tables.metadata.tables[table]
    by = [kept.c[name] for name in order] or kept.primary_key.columns
    query = select(*(kept.c[name] for name in columns)).order_by(*by)
    with db.read() as connection:
        for row in connection.execute(query).yield_per(_CHUNK):
            yield tuple(row)


def first_entry(db: Database, deployment_id: str, version: int) -> tuple[int, int] | None:
    """(log, index) of the entry that a version's row says brought it."""
    kept = tables.version.c
    query = select(kept.log_id, kept.idx).where(kept.deployment_id == deployment_id, kept.n == version)
    with db.read() as connection:
        row = connection.execute(query).first()
    return None if row is None else (row.log_id, row.idx)


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


def _loose(connection: Connection) -> Iterator[str]:
    # A server never looks again at a reference that was once in order: whoever turns its triggers off can change it.
    for table in tables.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            named = constraint.referred_table.alias()
            pairs = [(element.parent, named.c[element.column.name]) for element in constraint.elements]
            there = exists().where(*(own == other for own, other in pairs)).correlate(table)
            given = [own.is_not(None) for own, _ in pairs]
            if connection.execute(select(table).where(*given, ~there).limit(1)).first() is not None:
                yield table.name


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
