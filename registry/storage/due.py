"""Which terms are due and which versions may have to be assessed again, found by their day.

Knows: rows that are derived, and by which index each question is answered. Does not know what a term is, nor on which day
an assessment can differ: whoever writes a row says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    text,
    update,
)

from registry.storage import tables
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.due_tables import assessed, running_term
from registry.storage.listing import CHUNK, chunks
from registry.storage.values import Beside, NewDecision, Place

_TERM, _ASSESSED = running_term.c, assessed.c
_NOWHERE = Place(0, 0)

_LIVE = """
    SELECT l.deployment_id, l.decision_id, d.release_digest, NULL
      FROM listing l JOIN decision d ON d.id = l.decision_id JOIN version v ON v.id = l.position
     WHERE NOT EXISTS (
       SELECT 1 FROM act a WHERE a.deployment_id = l.deployment_id AND a.kind IN ('withdraw', 'retire')
          AND (a.log_id > v.log_id OR a.log_id = v.log_id AND a.idx > v.idx))
"""
"""Every live deployment, as one that nobody has looked at: the columns of `assessed`, in their order."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term. `place`: the entry that set it; None: the one beside which the row is written."""

    clock: str
    place: Place | None
    part: str | None
    due: str
    version: int
    whose: str | None
    moment: str | None
    requirement: str | None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """That the decision on a deployment says what would be decided, until `turns_on`."""

    deployment_id: str
    decision_id: int
    turns_on: str


def set_terms(deployment_id: str, terms: Sequence[TermRow]) -> Beside[tuple[str, Sequence[TermRow]]]:
    """What is written beside an entry that leaves these terms to a deployment, in its transaction (`NewEntry.write`)."""
    return Beside(_set_terms, (deployment_id, terms))


def end(deployment_id: str) -> Callable[[Connection, Place], None]:
    """What is written beside the entry that ends a deployment: nothing of it is assessed again."""

    def rows(connection: Connection, place: Place) -> None:
        connection.execute(delete(assessed).where(_ASSESSED.deployment_id == deployment_id))

    return rows


def decided(connection: Connection, made: Sequence[tuple[int, str, str, NewDecision]]) -> None:
    """Write down new decisions (id, deployment, release, what it is): each is the latest on its deployment."""
    last = {deployment: (id, release, new) for id, deployment, release, new in made}
    for chunk in chunks(last, CHUNK):
        connection.execute(delete(assessed).where(_ASSESSED.deployment_id.in_(chunk)))
    insert_rows(
        connection,
        assessed,
        (
            {
                "deployment_id": deployment, "decision_id": id, "release_digest": release,
                "turns_on": new.turns_on,
            }
            for deployment, (id, release, new) in last.items()
        ),
    )  # fmt: skip


def looked(db: Database, found: Sequence[Looked], release_digest: str) -> None:
    """Write down that these decisions say what would be decided under a release; one that is no longer the latest, or whose
    deployment has ended, is passed over."""
    if not found:
        return
    with db.write() as connection:
        for one in found:
            connection.execute(
                update(assessed)
                .where(_ASSESSED.deployment_id == one.deployment_id, _ASSESSED.decision_id == one.decision_id)
                .values(release_digest=release_digest, turns_on=one.turns_on)
            )


def live(db: Database) -> int:
    """How many deployments are live."""
    with db.read() as connection:
        return connection.scalar(select(func.count()).select_from(assessed)) or 0


def to_assess(db: Database, release_digest: str, day: str) -> list[str]:
    """The live deployments whose assessment may differ on `day` under that release from what was decided."""
    found: list[str] = []
    with db.read() as connection:
        for release in connection.scalars(select(tables.release.c.digest)).all():
            query = assessing(release, None if release != release_digest else day)
            found += [str(deployment) for (deployment,) in connection.execute(query).all()]
    return found


def assessing(release_digest: str, day: str | None) -> Select[Any]:
    """Of the deployments last looked at under this release, those that may turn until `day`; all without a day."""
    query = select(_ASSESSED.deployment_id).where(_ASSESSED.release_digest == release_digest)
    if day is None:
        return query
    return query.where(or_(_ASSESSED.turns_on.is_(None), _ASSESSED.turns_on <= day))


def decided_between(db: Database, log_id: int, start: int, end: int) -> list[str]:
    """The live deployments whose latest decision stands at start <= index < end of a log."""
    made = tables.decision.c
    query = (
        select(_ASSESSED.deployment_id)
        .join(tables.decision, made.id == _ASSESSED.decision_id)
        .where(made.log_id == log_id, made.idx >= start, made.idx < end)
    )
    with db.read() as connection:
        return list(connection.scalars(query))


def every_live(db: Database) -> list[str]:
    """Every live deployment."""
    with db.read() as connection:
        return list(connection.scalars(select(_ASSESSED.deployment_id)))


def terms(db: Database, over_before: str | None = None) -> list[tuple[str, TermRow]]:
    """Every term that runs, by deployment, the earliest first; with a day those that were due before it and are not
    stated as over."""
    with db.read() as connection:
        rows = connection.execute(term_query(over_before)).all()
    return [(row.deployment_id, term_row(row)) for row in rows]


def term_query(over_before: str | None = None) -> Select[Any]:
    """The query behind `terms`."""
    query = select(running_term).where(runs())
    if over_before is not None:
        query = query.where(and_(_TERM.stated.is_(False), _TERM.due < over_before))
    return query.order_by(_TERM.due, _TERM.deployment_id, _TERM.clock, _TERM.part)


def runs() -> ColumnElement[bool]:
    """That a term runs: the requirement that has to bind the deployment, where there is one, does."""
    status = tables.requirement_status.c
    binds = exists().where(
        _ASSESSED.deployment_id == _TERM.deployment_id,
        status.decision_id == _ASSESSED.decision_id,
        status.requirement_id == _TERM.requirement,
        status.force == "binds",
        status.status.not_in(("not_applicable", "upcoming")),
    )
    return or_(_TERM.requirement.is_(None), binds)


def kept_terms(db: Database, deployment_ids: Iterable[str]) -> dict[str, list[TermRow]]:
    """The rows of these deployments, whether their requirement binds or not."""
    found: dict[str, list[TermRow]] = {}
    for chunk in chunks(deployment_ids, CHUNK):
        with db.read() as connection:
            rows = connection.execute(select(running_term).where(_TERM.deployment_id.in_(chunk))).all()
        for row in rows:
            found.setdefault(row.deployment_id, []).append(term_row(row))
    return found


def with_terms(db: Database) -> list[str]:
    """The deployments that have rows."""
    with db.read() as connection:
        return list(connection.scalars(select(_TERM.deployment_id).distinct().order_by(_TERM.deployment_id)))


def rebuild_terms(db: Database, found: Iterable[tuple[str, Sequence[TermRow]]]) -> None:
    """Put these terms in the place of all there are."""
    with db.write() as connection:
        connection.execute(delete(running_term))
        for deployment_id, rows in found:
            insert_rows(connection, running_term, (_row(deployment_id, one, _NOWHERE) for one in rows))


def look_again(db: Database) -> None:
    """Put every live deployment down as one that nobody has looked at."""
    with db.write() as connection:
        connection.execute(delete(assessed))
        columns = "deployment_id, decision_id, release_digest, turns_on"
        connection.execute(text(f"INSERT INTO assessed ({columns}) {_LIVE}"))


def latest_decisions(db: Database) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """(kept, expected): each live deployment with the id of its latest decision."""
    with db.read() as connection:
        kept = {(r.deployment_id, r.decision_id) for r in connection.execute(select(assessed))}
        made = {(r.deployment_id, r.decision_id) for r in connection.execute(text(_LIVE))}
    return kept, made


def turns(db: Database) -> list[tuple[str, int, str, str]]:
    """(deployment, decision, release, day) of everything that was looked at."""
    with db.read() as connection:
        rows = connection.execute(select(assessed).where(_ASSESSED.turns_on.is_not(None)))
        return [(r.deployment_id, r.decision_id, r.release_digest, r.turns_on) for r in rows]


def term_row(row: Any) -> TermRow:
    """A row of the table, as it is handed on."""
    return TermRow(
        row.clock, Place(row.log_id, row.idx), row.part or None, row.due, row.n, row.whose, row.moment,
        row.requirement, bool(row.stated),
    )  # fmt: skip


def _set_terms(connection: Connection, made: Sequence[tuple[Place, tuple[str, Sequence[TermRow]]]]) -> None:
    last = {deployment: (place, terms) for place, (deployment, terms) in made}
    for chunk in chunks(last, CHUNK):
        connection.execute(delete(running_term).where(_TERM.deployment_id.in_(chunk)))
    rows = (_row(id, one, place) for id, (place, terms) in last.items() for one in terms)
    insert_rows(connection, running_term, rows)


def _row(deployment_id: str, one: TermRow, beside: Place) -> dict[str, object]:
    place = one.place or beside
    return {
        "deployment_id": deployment_id, "clock": one.clock, "log_id": place.log_id, "idx": place.index,
        "part": one.part or "", "due": one.due, "n": one.version, "whose": one.whose, "moment": one.moment,
        "requirement": one.requirement, "stated": one.stated,
    }  # fmt: skip
