"""The entries that tell of keys.

Knows: that they are few among many, and that an index leads to them. Does not know what they say.
"""

from __future__ import annotations

from sqlalchemy import select

from registry.storage import tables
from registry.storage.bodies import body_of
from registry.storage.database import Database

KIND = "key-event"


def key_events(db: Database, log_id: int) -> list[tuple[int, bytes]]:
    """Index and body of every key event of a log, in order."""
    entry = tables.entry.c
    query = (
        select(entry.idx, entry.body).where(entry.log_id == log_id, entry.kind == KIND).order_by(entry.idx)
    )
    with db.read() as connection:
        return [(row.idx, body_of(row.body, log_id, row.idx)) for row in connection.execute(query)]
