"""The intake: submissions that were accepted and have no place in the log yet.

Knows: that what waits is durable and sealed, that an id is accepted once, that there is room for so many and no more, and
that a submission is settled in the transaction that gives it its place. Does not know what a record says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from registry.errors import RegistryError
from registry.storage import sealing, tables
from registry.storage.database import Database
from registry.storage.listing import CHUNK, chunks
from registry.storage.sealed_rows import sealed_columns
from registry.storage.values import Place

_PATH = "submission"
_ROW = tables.submission.c


@dataclass(frozen=True, slots=True)
class Waiting:
    """A submission in the intake; `number` grows in the order of acceptance. Its record is None where its key is gone:
    it was settled once, and an older copy of the database was restored since; or where `unreadable` says why.
    """

    number: int
    id: str
    provenance: str
    record: Any | None
    unreadable: RegistryError | None = None
    """`storage.key_lost` or `storage.sealed`."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is known of an accepted submission: its place once it has one, or the code of why it was refused."""

    id: str
    accepted_at: str
    place: Place | None
    refused: str | None


def accept(db: Database, id: str, provenance: str, record: Any, accepted_at: str, limit: int) -> Accepted:
    """Take a submission in; durable when this returns. The same id again gives what is known of the first.

    `limit` is how many may be accepted and not published. Raises `intake.full` where so many are, `intake.key` where the id
    waits with another record. To be called under the writer's lock.
    """
    with db.read() as connection:
        known = connection.execute(select(tables.submission).where(_ROW.id == id)).first()
        if known is not None:
            if known.sealed is not None:
                _require_same(connection, known, record)
            return _accepted(known)
        if _backlog(connection) >= limit:
            raise full(limit)
    columns = sealed_columns(db, _bound_to(id), record)
    with db.write() as connection:
        number = (connection.scalar(select(func.max(_ROW.number))) or 0) + 1
        row = {"number": number, "id": id, "provenance": provenance, "accepted_at": accepted_at}
        connection.execute(insert(tables.submission).values(**row, **columns))
    return Accepted(id, accepted_at, None, None)


def backlog(db: Database) -> int:
    """How many are accepted and not published: those that wait here, and the entries beyond the public checkpoint."""
    with db.read() as connection:
        return _backlog(connection)


def full(limit: int) -> RegistryError:
    """The error where nothing more is accepted for now."""
    return RegistryError(
        "intake.full",
        f"as many submissions as may ({limit}) are accepted and not published yet: no more are taken",
        hint=f"Nothing was filed. Send it again in {RETRY_SECONDS} seconds or later; the operator sees with `sightline log "
        "publish` why nothing is published.",
        retry_after=RETRY_SECONDS,
    )


RETRY_SECONDS = 10
"""After so many seconds room is likely: publishing as many entries as may wait takes about that long."""


def find(db: Database, id: str) -> Accepted | None:
    """What is known of the submission with this id."""
    with db.read() as connection:
        row = connection.execute(select(tables.submission).where(_ROW.id == id)).first()
    return None if row is None else _accepted(row)


def waiting(db: Database, after: int, count: int) -> list[Waiting]:
    """The first `count` that wait behind `after`, in the order of acceptance; each is unsealed by itself.

    Raises `storage.keys` where keys cannot be read at all just now.
    """
    query = select(tables.submission).where(
        _ROW.number > after, _ROW.key.is_not(None), _ROW.sealed.is_not(None)
    )
    with db.read() as connection:
        rows = connection.execute(query.order_by(_ROW.number).limit(count)).all()
    return [Waiting(row.number, row.id, row.provenance, *_unsealed(db, row)) for row in rows]


def sequenced(id: str) -> Callable[[Connection, Place], None]:
    """What is written beside the entry of a submission, in its transaction (`NewEntry.write`)."""

    def settle(connection: Connection, place: Place) -> None:
        _settle(connection, id, log_id=place.log_id, idx=place.index)

    return settle


def settle(db: Database, id: str, outcome: Place | str) -> None:
    """Say what became of a submission that made no entry: where the same stands, or the code of why it was refused."""
    values: dict[str, Any] = {"refused": outcome}
    if isinstance(outcome, Place):
        values = {"log_id": outcome.log_id, "idx": outcome.index}
    with db.write() as connection:
        _settle(connection, id, **values)


def destroy_keys(db: Database) -> None:
    """Destroy the keys of what is settled, so that no older copy of the database files it once more."""
    with db.read() as connection:
        settled = connection.execute(
            select(_ROW.number, _ROW.key).where(_ROW.key.is_not(None), _ROW.sealed.is_(None))
        ).all()
    if not settled:
        return
    db.value_keys.destroy(row.key for row in settled)
    with db.write() as connection:
        # Those that were read and no other: what is settled meanwhile still has a key to destroy.
        for numbers in chunks((row.number for row in settled), CHUNK):
            connection.execute(update(tables.submission).where(_ROW.number.in_(numbers)).values(key=None))


def _unsealed(db: Database, row: Any) -> tuple[Any | None, RegistryError | None]:
    place = _bound_to(row.id)
    try:
        opened = sealing.unseal(db.value_keys, [(place, row.sealed, row.key)])
    except RegistryError as error:
        if error.code == "storage.key_lost":
            # One file can be lost; where there is none at all, the folder is elsewhere, and nothing is lost yet.
            db.value_keys.require_there()
        elif error.code != "storage.sealed":
            raise
        return None, error
    return opened.get(place, (None, b""))[0], None


def _backlog(connection: Connection) -> int:
    there = select(func.count()).where(_ROW.key.is_not(None), _ROW.sealed.is_not(None)).scalar_subquery()
    sizes = select(func.sum(tables.head.c.size)).scalar_subquery()
    checkpoint = tables.checkpoint.c
    public = (
        select(func.max(checkpoint.size).label("size"))
        .where(checkpoint.published_at.is_not(None))
        .group_by(checkpoint.log_id)
        .subquery()
    )
    shown = select(func.sum(public.c.size)).scalar_subquery()
    counted = func.coalesce(there, 0) + func.coalesce(sizes, 0) - func.coalesce(shown, 0)
    return int(connection.scalar(select(counted)) or 0)


def _settle(connection: Connection, id: str, **values: Any) -> None:
    settled = connection.execute(
        update(tables.submission).where(_ROW.id == id, _ROW.sealed.is_not(None)).values(sealed=None, **values)
    )
    if settled.rowcount != 1:
        raise RegistryError(
            "intake.settled",
            f"the submission {id} was settled by another process meanwhile",
            hint="Nothing was written. Find the second sequencer before you try again.",
        )


def _require_same(connection: Connection, known: Any, record: Any) -> None:
    opened = sealing.unseal(sealing.keys_of(connection), [(_bound_to(known.id), known.sealed, known.key)])
    if any(value != record for value, _ in opened.values()):
        raise RegistryError(
            "intake.key",
            f"the submission {known.id} is another record",
            hint="Nothing was filed. An id names one submission for ever: send this one under an id of its own.",
        )


def _accepted(row: Any) -> Accepted:
    place = None if row.idx is None else Place(row.log_id, row.idx)
    return Accepted(row.id, row.accepted_at, place, row.refused)


def _bound_to(id: str) -> sealing.Place:
    return (id, 0, _PATH)
