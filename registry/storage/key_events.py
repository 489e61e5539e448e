"""The entries that tell of keys.

Knows: that they are few among many, and that an index leads to them. Does not know what they say.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from registry.storage import tables
from registry.storage.database import Database
from registry.storage.entry_bodies import body_of
from registry.storage.values import Place

KIND = "key-event"

_LOG, _HEAD, _ENTRY = tables.log.c, tables.head.c, tables.entry.c
# In the words of the index: with a value in its place, either database plans the query anew each time.
_EVENTS = select(_ENTRY.idx, _ENTRY.body).where(_ENTRY.log_id == bindparam("of"), tables.KEY_EVENTS)
_BODIES = _EVENTS.order_by(_ENTRY.idx)
_HASHES = (
    select(_ENTRY.log_id, _ENTRY.idx, _ENTRY.leaf_hash)
    .where(tables.KEY_EVENTS)
    .order_by(_ENTRY.log_id, _ENTRY.idx)
)
_SIZES = select(_LOG.id, _LOG.origin, _HEAD.size).join_from(tables.log, tables.head).order_by(_LOG.id)


@dataclass(frozen=True, slots=True)
class LogSize:
    """How many entries a log has."""

    id: int
    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class KeyEvents:
    """Every log, the oldest first, and every key event with its leaf hash, in order: one snapshot."""

    logs: tuple[LogSize, ...]
    events: tuple[tuple[Place, bytes], ...]


def key_events(db: Database, log_id: int) -> list[tuple[int, bytes]]:
    """Index and body of every key event of a log, in order."""
    with db.read() as connection:
        rows = connection.execute(_BODIES, {"of": log_id})
        return [(row.idx, body_of(row.body, log_id, row.idx)) for row in rows]


def key_event_hashes(db: Database) -> KeyEvents:
    """Which key events there are, in how many entries."""
    with db.read() as connection:
        logs = tuple(LogSize(*row) for row in connection.execute(_SIZES))
        events = tuple((Place(row[0], row[1]), row[2]) for row in connection.execute(_HASHES))
    return KeyEvents(logs, events)
