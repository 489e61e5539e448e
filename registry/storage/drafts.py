"""Drafts as they are kept: sealed, changed by whoever saw the revision that stands, and gone without a trace.

Knows: that each revision has a key of its own, and that a row that is spent goes only after its key: a key that is gone
under a row that stands would look like damage. Does not know what a draft says, nor whose it is to change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from registry.errors import RegistryError
from registry.storage import sealing
from registry.storage.database import Database
from registry.storage.draft_tables import draft
from registry.storage.sealed_rows import sealed_columns
from registry.storage.values import Place

_ROW = draft.c
_STANDS = _ROW.sealed.is_not(None)


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """The revision of a draft that stands. `content` is plain JSON."""

    id: str
    revision: int
    office: str
    changed_at: str
    content: Any


def put(db: Database, new: StoredDraft) -> None:
    """Keep the first revision of a draft, or the one that replaces the revision before it; durable when this returns.

    Raises `draft.changed` where that one does not stand any more.
    """
    columns = sealed_columns(db, _bound_to(new.id, new.revision), new.content)
    row = {"id": new.id, "revision": new.revision, "office": new.office, "changed_at": new.changed_at}
    with db.write() as connection:
        if new.revision > 1:
            _spend(connection, new.id, new.revision - 1)
        connection.execute(insert(draft).values(**row, **columns))
    destroy_spent(db)


def find(db: Database, id: str) -> StoredDraft | None:
    """The draft with this id, where it stands and can be read."""
    with db.read() as connection:
        rows = connection.execute(select(draft).where(_ROW.id == id, _STANDS)).all()
    return next(iter(_opened(db, rows)), None)


def listed(db: Database, prefix: str, office: str | None = None) -> list[StoredDraft]:
    """The drafts of a body, or of every body, whose ids begin with `prefix`; where it is empty, of every kind.
    The one that was changed last comes first.
    """
    of = select(draft).where(_STANDS, *([_ROW.office == office] if office is not None else []))
    of = of.where(_ROW.id.startswith(prefix, autoescape=True))
    with db.read() as connection:
        rows = connection.execute(of.order_by(_ROW.changed_at.desc(), _ROW.id)).all()
    return _opened(db, rows)


def delete_revision(db: Database, id: str, revision: int) -> None:
    """The draft is gone and its key destroyed when this returns. Raises `draft.changed` where it is at another revision."""
    with db.write() as connection:
        _spend(connection, id, revision)
    destroy_spent(db)


def submitted(id: str, revision: int) -> Callable[[Connection, Place], None]:
    """What is written beside the entry that the draft became, in its transaction (`NewEntry.write`)."""

    def spend(connection: Connection, place: Place) -> None:
        _spend(connection, id, revision)

    return spend


def changed(revision: int) -> RegistryError:
    """The error where the revision that somebody saw does not stand any more."""
    return RegistryError(
        "draft.changed",
        f"the draft is not at revision {revision} any more: somebody changed, deleted or submitted it",
        hint="Nothing was done. Look at it as it stands now.",
    )


def destroy_spent(db: Database) -> None:
    """Destroy the keys of what was changed, deleted or submitted, and take its rows away. Done again, it finishes what was
    interrupted.
    """
    with db.read() as connection:
        rows = connection.execute(select(_ROW.id, _ROW.revision, _ROW.key).where(~_STANDS)).all()
    if rows:
        db.value_keys.destroy(row.key for row in rows)
        _take_away(db, rows)


def forget_unreadable(db: Database) -> None:
    """Take away what an older copy of the database brought back: its key was destroyed since."""
    destroy_spent(db)
    with db.read() as connection:
        rows = connection.execute(select(_ROW.id, _ROW.revision, _ROW.key).where(_STANDS)).all()
    known = db.value_keys.find(row.key for row in rows)
    _take_away(db, [row for row in rows if row.key in known and known[row.key] is None])


def _take_away(db: Database, rows: Sequence[Any]) -> None:
    with db.write() as connection:
        for row in rows:
            connection.execute(delete(draft).where(_ROW.id == row.id, _ROW.revision == row.revision))


def _spend(connection: Connection, id: str, revision: int) -> None:
    these = (_ROW.id == id, _ROW.revision == revision, _STANDS)
    if connection.execute(update(draft).where(*these).values(sealed=None)).rowcount != 1:
        raise changed(revision)


def _opened(db: Database, rows: Sequence[Any]) -> list[StoredDraft]:
    opened = sealing.unseal(db.value_keys, ((_bound_to(r.id, r.revision), r.sealed, r.key) for r in rows))
    return [
        StoredDraft(r.id, r.revision, r.office, r.changed_at, opened[_bound_to(r.id, r.revision)][0])
        for r in rows
        if _bound_to(r.id, r.revision) in opened
    ]


def _bound_to(id: str, revision: int) -> sealing.Place:
    return (f"drafts/{id}", revision, "draft")
