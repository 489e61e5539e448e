"""Which entries touch a deployment, a body or a person: every place an audit reads, in the order of the logs.

Knows: which rows name what an entry is about. Does not know what an entry says: whoever asks reads it, for nothing else can
be relied on. People stand in no column: which acts are somebody's is found by opening what is sealed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from registry.domain.actor import PERSON, SECOND
from registry.storage import sealing, tables
from registry.storage.acts import FILED
from registry.storage.database import Database
from registry.storage.values import Place

DECISION = "decision"
OPENED = 20_000
"""So many acts are opened at once to see whose they are."""

_ACT = tables.act.c
_TEXT = tables.act_text.c
_PEOPLE = (PERSON, SECOND, "holder")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: acts by or on a body, of these kinds, from the day `first` to the day `last`, both inclusive. Empty is
    any. Of the kind `DECISION` are all decisions."""

    body: str = ""
    kinds: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


def search(db: Database, asked: Asked, size: int, offset: int = 0) -> list[Place]:
    """The entries that are looked for, the latest first: `size` of them behind the first `offset`."""
    reach = offset + size
    parts = [_acts(asked)]
    if not asked.body and (not asked.kinds or DECISION in asked.kinds):
        made = tables.decision.c
        decisions = select(made.log_id, made.idx).where(*_days(made.assessed_at, asked))
        parts.append(decisions.order_by(made.log_id.desc(), made.idx.desc()))
    # A filing is an act and a decision at once.
    found: set[Place] = set()
    with db.read() as connection:
        for part in parts:
            found.update(_read(connection, part.limit(reach)))
    return sorted(found, key=_order, reverse=True)[offset:reach]


def of_person(
    db: Database, person: str, asked: Asked, size: int, offset: int = 0
) -> tuple[list[Place], bool]:
    """Of what is looked for what somebody did or was given, the latest first, and whether all that could be theirs was opened:
    at most the latest `OPENED` acts are."""
    acts = _acts(asked).limit(OPENED).subquery()
    query = (
        select(_TEXT.log_id, _TEXT.idx, _TEXT.path, _TEXT.sealed, _TEXT.key, _ACT.sha256)
        .join(acts, and_(acts.c.log_id == _TEXT.log_id, acts.c.idx == _TEXT.idx))
        .join(tables.act, and_(_ACT.log_id == _TEXT.log_id, _ACT.idx == _TEXT.idx))
        .where(_TEXT.path.in_(_PEOPLE))
    )
    with db.read() as connection:
        rows = connection.execute(query).all()
        opened = sealing.unseal(sealing.keys_of(connection), ((_bound_to(r), r.sealed, r.key) for r in rows))
        whole = (connection.scalar(select(func.count()).select_from(acts)) or 0) < OPENED
    theirs = {Place(r.log_id, r.idx) for r in rows if opened.get(_bound_to(r), ("", b""))[0] == person}
    return sorted(theirs, key=_order, reverse=True)[offset : offset + size], whole


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


def _acts(asked: Asked) -> Select[Any]:
    kinds = sorted({FILED if kind == DECISION else kind for kind in asked.kinds})
    conditions = _days(_ACT.stated_at, asked)
    if asked.body:
        conditions.append(or_(_ACT.office == asked.body, _ACT.body == asked.body))
    if kinds:
        conditions.append(_ACT.kind.in_(kinds))
    return select(_ACT.log_id, _ACT.idx).where(*conditions).order_by(_ACT.log_id.desc(), _ACT.idx.desc())


def _days(column: Any, asked: Asked) -> list[Any]:
    # Instants of one form in UTC: a day is what they begin with.
    first = [column >= asked.first] if asked.first else []
    return [*first, column < f"{asked.last}T99"] if asked.last else first


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
