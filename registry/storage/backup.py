"""A copy of a register's rows, taken as one snapshot of either database and put back into either.

Knows: which tables are copied, and in which order they may be filled. The copy is a SQLite file of the present schema,
whichever database it is of: on PostgreSQL one REPEATABLE READ transaction reads every table. What is derived (lists,
counters, search) is left out and made again, because it holds public values in the clear; erasable values stand in the
copy as they stand in the database, sealed, and their keys are no part of it. Nobody is signed in after a restore: a session
or a token that was revoked meanwhile would be back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, select, tuple_

from registry.errors import RegistryError
from registry.storage import database, due, listing, tables
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.sign_in_tables import SHORT_LIVED

_FIRST: Final = (tables.log, tables.head)
_DERIVED: Final = {"listing", "listing_not_met", "counter", "running_term", "assessed", "registration"}
_LEFT_OUT: Final = _DERIVED | {table.name for table in SHORT_LIVED}
# An entry may hold 32 KiB, and a version's facts and record some hundred: a few megabytes at once.
_AT_ONCE: Final = 200


def copy_to(db: Database, file: Path) -> None:
    """Copy the rows as they stand now into a new SQLite file, readable by its owner only. Raises `backup.exists`."""
    if file.exists():
        raise RegistryError("backup.exists", f"{file} exists already", hint="Name a new folder.")
    copy = database.open(file)
    try:
        database.migrate(copy)
        _copy(db, copy)
        copy.scrub()
    finally:
        copy.close()


def copy_from(file: Path, db: Database) -> None:
    """Fill the empty database `db` with the rows of a copy, in one transaction, and derive the rest.

    Raises `restore.exists` where it holds a log already; nothing was changed then.
    """
    copy = database.open(file)
    try:
        _copy(copy, db)
    finally:
        copy.close()


def derive(db: Database) -> None:
    """Make everything again that follows from the rows of a copy; the terms that run follow from the life of each deployment."""
    listing.rebuild(db)
    due.look_again(db)


def copied() -> list[Table]:
    """The tables that are copied, each behind those it refers to; heads first, because a checkpoint is compared with one."""
    kept = [table for table in tables.metadata.sorted_tables if table.name not in _LEFT_OUT]
    return sorted(kept, key=lambda table: _FIRST.index(table) if table in _FIRST else len(_FIRST))


def _copy(source: Database, target: Database) -> None:
    with ExitStack() as held:
        reading = held.enter_context(source.read())
        writing = held.enter_context(target.write())
        if writing.execute(select(tables.log.c.id).limit(1)).first() is not None:
            raise RegistryError(
                "restore.exists",
                f"{target.name} holds a register already",
                hint="Move it away, or name an empty database: nothing is ever overwritten.",
            )
        frozen: list[int] = []
        for table in copied():
            for rows in _rows(reading, table):
                if table is tables.log:
                    # A frozen log takes no entry, not even one that it had.
                    frozen += [row["id"] for row in rows if row["frozen"]]
                    rows = [row | {"frozen": False} for row in rows]
                insert_rows(writing, table, rows)
        if frozen:
            log = tables.log
            writing.execute(log.update().where(log.c.id.in_(frozen)).values(frozen=True))


def _rows(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The rows in the order of their key, some at a time: no driver holds a table whole."""
    key = list(table.primary_key.columns)
    query = select(table).order_by(*key).limit(_AT_ONCE)
    rows = connection.execute(query).all()
    while rows:
        yield [dict(row._mapping) for row in rows]
        last = rows[-1]._mapping
        after = tuple_(*key) > tuple_(*(last[column.name] for column in key))
        rows = connection.execute(query.where(after)).all()
