"""Where each registration stands: the rows beside the entries that move it, and what waits for a body, found by index.

Knows: rows that are derived, and by which index each question of a desk is answered, a page at a time. Does not know which
states ask for what of whom: whoever asks says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, case, delete, func, select

from registry.storage import tables
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.due import TermRow, runs, term_row
from registry.storage.due_tables import registration, running_term
from registry.storage.listing import CHUNK, chunks
from registry.storage.values import Beside, Place

COUNTED = 1000
"""So many rows are counted; of more it is said that there are more."""

Row = TypeVar("Row")

_ROW, _TERM, _ACT, _LISTED = registration.c, running_term.c, tables.act.c, tables.listing.c


@dataclass(frozen=True, slots=True)
class Registration:
    """Where a deployment that a body filed stands, since the entry at `place` moved it; None: the one beside which the
    row is written. `title`: as the public reads it."""

    deployment_id: str
    state: str
    filer: str
    since: str
    place: Place | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """A term that runs. `set_by`: the office whose act set it; None where the record did, or nobody's office."""

    deployment_id: str
    title: str | None
    row: TermRow
    set_by: str | None


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Row]):
    """Some rows of a list, and how many there are; of more than `COUNTED`, one more than that."""

    rows: tuple[Row, ...]
    total: int


def stands(one: Registration) -> Beside[Registration]:
    """What is written beside an entry that moves a registration, in its transaction (`NewEntry.write`)."""
    return Beside(_stand, one)


def rebuild(db: Database, found: Iterable[Registration]) -> None:
    """Put these rows in the place of all there are."""
    with db.write() as connection:
        connection.execute(delete(registration))
        insert_rows(connection, registration, (_values(one, Place(0, 0)) for one in found))


def every(db: Database) -> dict[str, Registration]:
    """Every row, by deployment."""
    with db.read() as connection:
        return {row.deployment_id: _registration(row) for row in connection.execute(select(registration))}


def before_an_office(
    db: Database,
    states: Collection[str],
    *,
    not_of: str,
    without_act: tuple[str, str] | None = None,
    number: int = 1,
    size: int,
) -> Stretch[Registration]:
    """The registrations in one of `states` that another body than `not_of` filed, the longest waiting first; of these the page
    with this number. `without_act`: (kind, office) of an act that none of them has."""
    return _listed(
        db, awaiting(states, not_of, without_act).order_by(_ROW.since, _ROW.deployment_id), number, size
    )


def awaiting(states: Collection[str], not_of: str, without_act: tuple[str, str] | None = None) -> Select[Any]:
    """The query behind `before_an_office`, in no order."""
    conditions: list[ColumnElement[bool]] = [_ROW.state.in_(sorted(states)), _ROW.filer != not_of]
    if without_act is not None:
        kind, office = without_act
        done = select(_ACT.idx).where(
            _ACT.deployment_id == _ROW.deployment_id, _ACT.kind == kind, _ACT.office == office
        )
        conditions.append(~done.exists())
    return _with_title(and_(*conditions))


def filed_by(
    db: Database, body: str, first: Sequence[str], *, number: int = 1, size: int
) -> Stretch[Registration]:
    """The registrations that a body filed, those in the states `first` before all others, what moved last first."""
    came_back = case((_ROW.state.in_(first), 0), else_=1)
    query = of_body(body).order_by(came_back, _ROW.since.desc(), _ROW.deployment_id)
    return _listed(db, query, number, size)


def of_body(body: str) -> Select[Any]:
    """The query behind `filed_by`, in no order."""
    return _with_title(_ROW.filer == body)


def terms_of(db: Database, body: str, *, number: int = 1, size: int) -> Stretch[ListedTerm]:
    """The terms that a body owes, the earliest first."""
    return _terms(db, owed(_TERM.whose == body), number, size)


def terms_until(db: Database, day: str, *, not_of: str, number: int = 1, size: int) -> Stretch[ListedTerm]:
    """The terms that other bodies than `not_of` owe until `day`, the earliest first."""
    return _terms(db, owed(and_(_TERM.due <= day, _TERM.whose != not_of)), number, size)


def owed(condition: ColumnElement[bool]) -> Select[Any]:
    """The query behind the lists of terms, in no order."""
    set_by = and_(_ACT.log_id == _TERM.log_id, _ACT.idx == _TERM.idx)
    return (
        select(running_term, _LISTED.title, _ACT.office)
        .join(tables.listing, _LISTED.deployment_id == _TERM.deployment_id, isouter=True)
        .join(tables.act, set_by, isouter=True)
        .where(condition, runs())
    )


def _stand(connection: Connection, made: Sequence[tuple[Place, Registration]]) -> None:
    last = {one.deployment_id: _values(one, place) for place, one in made}
    for chunk in chunks(last, CHUNK):
        connection.execute(delete(registration).where(_ROW.deployment_id.in_(chunk)))
    insert_rows(connection, registration, last.values())


def _terms(db: Database, query: Select[Any], number: int, size: int) -> Stretch[ListedTerm]:
    ordered = query.order_by(_TERM.due, _TERM.deployment_id, _TERM.clock, _TERM.part)
    with db.read() as connection:
        rows = connection.execute(ordered.limit(size).offset((number - 1) * size)).all()
        found = tuple(
            ListedTerm(
                row.deployment_id, row.title, term_row(row), row.office if row.clock in _BY_OFFICE else None
            )
            for row in rows
        )
        return Stretch(found, _count(connection, query))


# What a record sets is set by the decision on it, which is an act of whoever filed.
_BY_OFFICE = ("authorisation", "condition", "order")


def _listed(db: Database, query: Select[Any], number: int, size: int) -> Stretch[Registration]:
    with db.read() as connection:
        rows = connection.execute(query.limit(size).offset((number - 1) * size)).all()
        return Stretch(tuple(map(_registration, rows)), _count(connection, query.order_by(None)))


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.scalar(select(func.count()).select_from(query.limit(COUNTED + 1).subquery())) or 0


def _with_title(condition: ColumnElement[bool]) -> Select[Any]:
    return (
        select(registration, _LISTED.title)
        .join(tables.listing, _LISTED.deployment_id == _ROW.deployment_id, isouter=True)
        .where(condition)
    )


def _registration(row: Any) -> Registration:
    return Registration(
        row.deployment_id,
        row.state,
        row.filer,
        row.since,
        Place(row.log_id, row.idx),
        getattr(row, "title", None),
    )


def _values(one: Registration, beside: Place) -> dict[str, object]:
    place = one.place or beside
    return {
        "deployment_id": one.deployment_id, "state": one.state, "filer": one.filer, "since": one.since,
        "log_id": place.log_id, "idx": place.index,
    }  # fmt: skip
