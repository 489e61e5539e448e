"""Acts as they are kept: which entry is which act, their texts and people with salts, sealed, and what was erased of them.

Knows: rows that stand beside an entry and follow from it, except the texts, which can be erased under a notice. Does not know
what an act means: whoever asks for the life of a deployment gets the places of the entries that tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select

from registry.storage import sealing, tables
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.erasures import Erased
from registry.storage.listing import CHUNK, chunks
from registry.storage.values import Beside, Place

KIND = "act"
ERASURE_KIND = "act-erasure"
FILED = "file"
"""The kind of a decision's act: it says who filed."""

_ACT = tables.act.c
_TEXT = tables.act_text.c
_ERASURE = tables.act_erasure.c
_MODERATION = tables.moderation.c


@dataclass(frozen=True, slots=True)
class ActText:
    """A text or person of an act. `withheld`: why it is not public; None where it is."""

    path: str
    value: str
    salt: bytes
    withheld: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAct:
    """An act to store beside its entry. `sha256` is of its statement."""

    kind: str
    sha256: str
    deployment_id: str | None
    version: int | None
    office: str | None
    role: str
    body: str | None
    stated_at: str
    texts: Sequence[ActText]
    moderates: Place | None = None
    """Where the act stands whose texts it releases or declines."""


@dataclass(frozen=True, slots=True)
class StoredAct:
    """An act as it is kept, without its texts."""

    place: Place
    kind: str
    sha256: str
    office: str | None = None


def write(new: NewAct) -> Beside[NewAct]:
    """What is written beside the entry of an act, in its transaction (`NewEntry.write`)."""
    return Beside(_write, new)


def erase(
    act: StoredAct, paths: Sequence[str], ground: str, erased_at: str
) -> Callable[[Connection, Place], None]:
    """What a notice does beside its own entry: a row for each path, and the texts are gone."""

    def rows(connection: Connection, place: Place) -> None:
        these = and_(_at(_TEXT, act.place), _TEXT.path.in_(paths))
        keys = {row.path: row.key for row in connection.execute(select(_TEXT.path, _TEXT.key).where(these))}
        insert_rows(
            connection,
            tables.act_erasure,
            (
                {
                    "log_id": act.place.log_id, "idx": act.place.index, "path": path, "ground": ground,
                    "erased_at": erased_at, "key": keys.get(path), "notice_log_id": place.log_id,
                    "notice_idx": place.index,
                }
                for path in paths
            ),
        )  # fmt: skip
        connection.execute(delete(tables.act_text).where(these))

    return rows


def find(db: Database, sha256: str) -> StoredAct | None:
    """The act whose statement has this digest."""
    return _first(db, _ACT.sha256 == sha256)


def at(db: Database, place: Place) -> StoredAct | None:
    """The act that the entry at `place` is."""
    return _first(db, _at(_ACT, place))


def latest(db: Database) -> Place | None:
    """Where the act stands that was logged last; filings are not counted."""
    query = select(_ACT.log_id, _ACT.idx).where(_ACT.kind != FILED)
    with db.read() as connection:
        row = connection.execute(query.order_by(_ACT.log_id.desc(), _ACT.idx.desc()).limit(1)).first()
    return None if row is None else Place(row.log_id, row.idx)


def on_deployment(db: Database, deployment_id: str) -> list[StoredAct]:
    """Every act on a deployment, filings that name who filed among them, in order."""
    return _all(db, _ACT.deployment_id == deployment_id)


def offices_on(db: Database, deployment_id: str) -> set[str]:
    """The bodies that acted on a deployment."""
    query = select(_ACT.office).where(_ACT.deployment_id == deployment_id, _ACT.office.is_not(None))
    with db.read() as connection:
        return {str(office) for office in connection.scalars(query.distinct())}


def last_of(db: Database, kinds: Iterable[str], deployment_ids: Iterable[str]) -> dict[str, Place]:
    """By deployment, where the act of one of `kinds` stands that was logged last on it."""
    found: dict[str, Place] = {}
    for chunk in chunks(deployment_ids, CHUNK):
        query = select(_ACT.deployment_id, _ACT.log_id, _ACT.idx).where(
            _ACT.deployment_id.in_(chunk), _ACT.kind.in_(sorted(kinds))
        )
        with db.read() as connection:
            rows = connection.execute(query.order_by(_ACT.log_id, _ACT.idx)).all()
        found |= {row.deployment_id: Place(row.log_id, row.idx) for row in rows}
    return found


def deployments_with(db: Database, kinds: Iterable[str]) -> set[str]:
    """The deployments on which an act of one of `kinds` was logged."""
    query = select(_ACT.deployment_id).where(_ACT.kind.in_(sorted(kinds)), _ACT.deployment_id.is_not(None))
    with db.read() as connection:
        return {str(deployment) for deployment in connection.scalars(query.distinct())}


def deployments_filed_by(db: Database, offices: Iterable[str]) -> set[str]:
    """The deployments of which one of these bodies filed a version, whoever filed the latest."""
    query = select(_ACT.deployment_id).where(_ACT.kind == FILED, _ACT.office.in_(sorted(offices)))
    with db.read() as connection:
        return {str(deployment) for deployment in connection.scalars(query.distinct())}


def with_any_of(db: Database, kinds: Collection[str], deployments: Iterable[str]) -> set[str]:
    """Which of `deployments` have an act of one of `kinds`."""
    found: set[str] = set()
    for chunk in chunks(deployments, CHUNK):
        query = select(_ACT.deployment_id).where(_ACT.deployment_id.in_(chunk), _ACT.kind.in_(sorted(kinds)))
        with db.read() as connection:
            found.update(map(str, connection.scalars(query.distinct())))
    return found


def on_bodies(db: Database, bodies: Iterable[str] | None = None) -> list[StoredAct]:
    """Every act on one of `bodies`, or on any body: enrolments, keys, roles; in order."""
    return _all(db, _ACT.body.is_not(None) if bodies is None else _ACT.body.in_(sorted(bodies)))


def between(db: Database, log_id: int, start: int, end: int) -> list[StoredAct]:
    """The acts at start <= index < end of a log, in order."""
    return _all(db, and_(_ACT.log_id == log_id, _ACT.idx >= start, _ACT.idx < end))


def texts(db: Database, act: StoredAct) -> dict[str, ActText]:
    """What is kept of an act's texts and people, by path; what is erased is left out. Not for the public."""
    with db.read() as connection:
        rows = connection.execute(
            select(tables.act_text).where(_at(_TEXT, act.place)).order_by(_TEXT.path)
        ).all()
        opened = sealing.unseal(
            sealing.keys_of(connection), ((_bound_to(act.sha256, r.path), r.sealed, r.key) for r in rows)
        )
    return {
        row.path: ActText(row.path, *opened[_bound_to(act.sha256, row.path)], row.withheld)
        for row in rows
        if _bound_to(act.sha256, row.path) in opened
    }


def paths(db: Database, act: StoredAct) -> set[str]:
    """Where anything of an act is kept, whether its key is there or not."""
    with db.read() as connection:
        return set(connection.scalars(select(_TEXT.path).where(_at(_TEXT, act.place))))


def erased(db: Database, act: StoredAct) -> dict[str, Erased]:
    """What was erased of an act, by path."""
    with db.read() as connection:
        return {
            row.path: Erased(row.ground, row.erased_at, Place(row.notice_log_id, row.notice_idx))
            for row in connection.execute(
                select(tables.act_erasure).where(_at(_ERASURE, act.place)).order_by(_ERASURE.path)
            )
        }


def waiting(db: Database, kinds: Iterable[str]) -> list[tuple[StoredAct, str | None]]:
    """The acts of these kinds of which a text is kept back and nobody has moderated it, the oldest first; each with its
    deployment."""
    kept = and_(_TEXT.log_id == _ACT.log_id, _TEXT.idx == _ACT.idx, _TEXT.withheld == "moderation")
    done = and_(_MODERATION.of_log_id == _ACT.log_id, _MODERATION.of_idx == _ACT.idx)
    query = select(_ACT.log_id, _ACT.idx, _ACT.kind, _ACT.sha256, _ACT.deployment_id).where(
        _ACT.kind.in_(sorted(kinds)),
        select(_TEXT.path).where(kept).exists(),
        ~select(_MODERATION.idx).where(done).exists(),
    )
    with db.read() as connection:
        return [
            (StoredAct(Place(row.log_id, row.idx), row.kind, row.sha256), row.deployment_id)
            for row in connection.execute(query.order_by(_ACT.log_id, _ACT.idx))
        ]


def moderations(db: Database, place: Place) -> list[StoredAct]:
    """What released or declined the texts that the act at `place` keeps back, in order."""
    of = and_(_MODERATION.log_id == _ACT.log_id, _MODERATION.idx == _ACT.idx)
    here = (_MODERATION.of_log_id == place.log_id, _MODERATION.of_idx == place.index)
    return _all(db, select(_MODERATION.idx).where(of, *here).exists())


def moderated(db: Database, place: Place) -> StoredAct | None:
    """The act whose texts the act at `place` released or declined."""
    of = and_(_MODERATION.of_log_id == _ACT.log_id, _MODERATION.of_idx == _ACT.idx)
    here = (_MODERATION.log_id == place.log_id, _MODERATION.idx == place.index)
    return _first(db, select(_MODERATION.idx).where(of, *here).exists())


def of_kind(db: Database, kind: str, count: int, before: int) -> list[StoredAct]:
    """The `count` latest acts of a kind behind the `before` latest ones, the latest first."""
    query = select(_ACT.log_id, _ACT.idx, _ACT.kind, _ACT.sha256).where(_ACT.kind == kind)
    with db.read() as connection:
        rows = connection.execute(
            query.order_by(_ACT.log_id.desc(), _ACT.idx.desc()).limit(count).offset(before)
        ).all()
    return [StoredAct(Place(row.log_id, row.idx), row.kind, row.sha256) for row in rows]


def of_office(
    db: Database, office: str, kinds: Iterable[str], count: int, before: int
) -> tuple[list[StoredAct], int]:
    """The `count` latest acts of these kinds that an office did, behind the `before` latest ones, and how many there are."""
    these = and_(_ACT.office == office, _ACT.kind.in_(sorted(kinds)))
    query = select(_ACT.log_id, _ACT.idx, _ACT.kind, _ACT.sha256).where(these)
    with db.read() as connection:
        rows = connection.execute(
            query.order_by(_ACT.log_id.desc(), _ACT.idx.desc()).limit(count).offset(before)
        ).all()
        total = connection.scalar(select(func.count()).select_from(tables.act).where(these)) or 0
    found = [StoredAct(Place(row.log_id, row.idx), row.kind, row.sha256, office) for row in rows]
    return found, total


def counted_of(db: Database, kind: str) -> int:
    """How many acts of a kind there are."""
    with db.read() as connection:
        return connection.scalar(select(func.count()).select_from(tables.act).where(_ACT.kind == kind)) or 0


def counted(db: Database) -> tuple[int, int]:
    """How many acts on bodies there are, and how many texts of acts were erased: neither is ever less than it was."""
    of_bodies = select(func.count()).select_from(tables.act).where(_ACT.body.is_not(None))
    with db.read() as connection:
        erased = connection.scalar(select(func.count()).select_from(tables.act_erasure))
        return connection.scalar(of_bodies) or 0, erased or 0


def erased_between(db: Database, log_id: int, start: int, end: int) -> list[StoredAct]:
    """The acts of which a notice at start <= index < end erased something."""
    here = (_ERASURE.notice_log_id == log_id, _ERASURE.notice_idx >= start, _ERASURE.notice_idx < end)
    of = and_(_ERASURE.log_id == _ACT.log_id, _ERASURE.idx == _ACT.idx)
    return _all(db, select(_ERASURE.path).where(of, *here).exists())


def _write(connection: Connection, made: Sequence[tuple[Place, NewAct]]) -> None:
    insert_rows(connection, tables.act, (_place(place) | _act_row(new) for place, new in made))
    insert_rows(
        connection,
        tables.moderation,
        (
            _place(place) | {"of_log_id": of.log_id, "of_idx": of.index}
            for place, new in made
            if (of := new.moderates) is not None
        ),
    )
    texts = [(place, new, text) for place, new in made for text in new.texts]
    values = [(_bound_to(new.sha256, text.path), text.value, text.salt) for _, new, text in texts]
    sealed = sealing.seal(sealing.keys_of(connection), values)
    insert_rows(
        connection,
        tables.act_text,
        (
            _place(place) | {"path": text.path, "sealed": data, "key": key, "withheld": text.withheld}
            for (place, _, text), (data, key) in zip(texts, sealed, strict=True)
        ),
    )


def _place(place: Place) -> dict[str, Any]:
    return {"log_id": place.log_id, "idx": place.index}


def _act_row(new: NewAct) -> dict[str, Any]:
    return {
        "kind": new.kind, "sha256": new.sha256, "deployment_id": new.deployment_id, "n": new.version,
        "office": new.office, "role": new.role, "body": new.body, "stated_at": new.stated_at,
    }  # fmt: skip


def _first(db: Database, condition: ColumnElement[bool]) -> StoredAct | None:
    return next(iter(_all(db, condition)), None)


def _all(db: Database, condition: ColumnElement[bool]) -> list[StoredAct]:
    query = select(_ACT.log_id, _ACT.idx, _ACT.kind, _ACT.sha256, _ACT.office).where(condition)
    with db.read() as connection:
        return [
            StoredAct(Place(row.log_id, row.idx), row.kind, row.sha256, row.office)
            for row in connection.execute(query.order_by(_ACT.log_id, _ACT.idx))
        ]


def _at(columns: Any, place: Place) -> ColumnElement[bool]:
    return and_(columns.log_id == place.log_id, columns.idx == place.index)


def _bound_to(sha256: str, path: str) -> sealing.Place:
    return (f"acts/{sha256}", 0, path)
