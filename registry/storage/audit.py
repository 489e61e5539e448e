"""Which entries touch a deployment, a body or a person: every place an audit reads, in the order of the logs.

Knows: which rows name what an entry is about. Does not know what an entry says: whoever asks reads it, for nothing else can
be relied on. People stand in no column: which acts are somebody's is found by opening what is sealed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from registry.domain.actor import PERSON, SECOND
from registry.storage import sealing, tables
from registry.storage.database import Database
from registry.storage.values import Place

_ACT = tables.act.c
_TEXT = tables.act_text.c
_PEOPLE = (PERSON, SECOND, "holder")


def touching_deployment(db: Database, deployment_id: str) -> list[Place]:
    """Decisions on it, acts on it, notices that erased something of either, and what the offices that acted on it did to
    their own keys and roles.
    """
    on_it = and_(_ACT.deployment_id == deployment_id)
    offices = select(_ACT.office).where(on_it, _ACT.office.is_not(None))
    decision, erasure, gone = tables.decision.c, tables.erasure.c, tables.act_erasure.c
    return _places(
        db,
        select(decision.log_id, decision.idx).where(decision.deployment_id == deployment_id),
        select(_ACT.log_id, _ACT.idx).where(or_(on_it, _ACT.body.in_(offices))),
        select(erasure.log_id, erasure.idx).where(erasure.deployment_id == deployment_id),
        select(gone.notice_log_id, gone.notice_idx)
        .join(tables.act, and_(_ACT.log_id == gone.log_id, _ACT.idx == gone.idx))
        .where(on_it),
    )


def touching_body(db: Database, body: str) -> list[Place]:
    """What the office did, and what was done to the body."""
    return _places(db, select(_ACT.log_id, _ACT.idx).where(or_(_ACT.office == body, _ACT.body == body)))


def touching_person(db: Database, person: str) -> list[Place]:
    """What somebody did, and the roles they were given, as far as that is not erased."""
    query = select(_TEXT.log_id, _TEXT.idx, _TEXT.path, _TEXT.sealed, _TEXT.key, _ACT.sha256).join(
        tables.act, and_(_ACT.log_id == _TEXT.log_id, _ACT.idx == _TEXT.idx)
    )
    with db.read() as connection:
        rows = connection.execute(
            query.where(_TEXT.path.in_(_PEOPLE)).order_by(_TEXT.log_id, _TEXT.idx)
        ).all()
        opened = sealing.unseal(sealing.keys_of(connection), ((_bound_to(r), r.sealed, r.key) for r in rows))
    return sorted(
        {Place(r.log_id, r.idx) for r in rows if opened.get(_bound_to(r), ("", b""))[0] == person}, key=_order
    )


def key_events(db: Database) -> list[Place]:
    """What the registry logged of its own keys."""
    entry = tables.entry.c
    return _places(db, select(entry.log_id, entry.idx).where(entry.kind == "key-event"))


def _places(db: Database, *queries: Select[Any]) -> list[Place]:
    with db.read() as connection:
        return sorted({place for query in queries for place in _read(connection, query)}, key=_order)


def _read(connection: Connection, query: Select[Any]) -> Iterable[Place]:
    return (Place(row[0], row[1]) for row in connection.execute(query))


def _order(place: Place) -> tuple[int, int]:
    return place.log_id, place.index


def _bound_to(row: Any) -> sealing.Place:
    return (f"acts/{row.sha256}", 0, row.path)
