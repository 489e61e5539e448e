"""Questions about single things: a deployment, a version, its answers, decisions, releases, and what to publish.

Knows: how rows become values. Does not know lists and filters (`storage.lists`). Each call is one snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, and_, bindparam, func, select

from registry.storage import lists, sealing, tables
from registry.storage.database import Database
from registry.storage.entry_bodies import body_of
from registry.storage.listing import CHUNK, chunks
from registry.storage.values import (
    Answer,
    Decision,
    Deployment,
    Place,
    Published,
    Release,
    StatedRelease,
    Version,
)

_CHUNK = 64

_VERSION = tables.version.c
_DECISION = tables.decision.c

_VERSION_COLUMNS = tuple(column for column in _VERSION if column.name not in ("id", "committed", "facts"))
_DECISION_COLUMNS = tuple(column for column in _DECISION if column.name != "assessment")

_ENTRY = tables.entry.c
_LAST_ASSESSED = select(_DECISION.assessed_at).order_by(_DECISION.id.desc()).limit(1)
_LAST_ENTRY = (
    select(_ENTRY.idx, _ENTRY.body)
    .where(_ENTRY.log_id == bindparam("of"))
    .order_by(_ENTRY.idx.desc())
    .limit(1)
)


def deployment(db: Database, deployment_id: str) -> Deployment | None:
    """One deployment with every version and every decision; None where there is none."""
    with db.read() as connection:
        listed = lists.listed(connection, [deployment_id])
        if not listed:
            return None
        created_at = connection.scalar(
            select(tables.deployment.c.created_at).where(tables.deployment.c.id == deployment_id)
        )
        versions = connection.execute(
            select(*_VERSION_COLUMNS)
            .where(_VERSION.deployment_id == deployment_id)
            .order_by(_VERSION.n.desc())
        )
        decisions = connection.execute(
            select(*_DECISION_COLUMNS)
            .where(_DECISION.deployment_id == deployment_id)
            .order_by(_DECISION.id.desc())
        )
        return Deployment(
            listed[0], str(created_at), tuple(map(_version, versions)), tuple(map(_decision, decisions))
        )


def latest_version(db: Database, deployment_id: str) -> Version | None:
    """The latest version of a deployment; None where there is none."""
    return latest_versions(db, [deployment_id]).get(deployment_id)


def latest_versions(db: Database, deployment_ids: Iterable[str]) -> dict[str, Version]:
    """The latest version of each of these deployments that has one."""
    return {
        row.deployment_id: _version(row)
        for row in _latest(db, tables.version, _VERSION_COLUMNS, deployment_ids)
    }


def versions(db: Database, deployment_id: str) -> list[Version]:
    """Every version of a deployment, the earliest first."""
    query = select(*_VERSION_COLUMNS).where(_VERSION.deployment_id == deployment_id)
    with db.read() as connection:
        return [_version(row) for row in connection.execute(query.order_by(_VERSION.n))]


def requirement_ids(db: Database, decision_id: int, statuses: Collection[str] | None = None) -> list[str]:
    """The ids of the requirements of a decision, in order: all, or those that have one of these statuses."""
    found = tables.requirement_status.c
    query = select(found.requirement_id).where(found.decision_id == decision_id)
    if statuses is not None:
        query = query.where(found.status.in_(statuses))
    with db.read() as connection:
        return list(connection.scalars(query.order_by(found.requirement_id)))


def decision_places(db: Database, deployment_id: str) -> list[Place]:
    """Where every decision on a deployment stands, the earliest first."""
    query = select(_DECISION.log_id, _DECISION.idx).where(_DECISION.deployment_id == deployment_id)
    with db.read() as connection:
        return [Place(row.log_id, row.idx) for row in connection.execute(query.order_by(_DECISION.id))]


def latest_decision(db: Database, deployment_id: str) -> Decision | None:
    """The decision on a deployment that was logged last; None where there is none."""
    return latest_decisions(db, [deployment_id]).get(deployment_id)


def latest_decisions(db: Database, deployment_ids: Iterable[str]) -> dict[str, Decision]:
    """The decision that was logged last on each of these deployments that has one."""
    return {
        row.deployment_id: _decision(row)
        for row in _latest(db, tables.decision, _DECISION_COLUMNS, deployment_ids)
    }


def last_logged(db: Database, log_id: int) -> tuple[str | None, int, bytes]:
    """When the decision that was logged last, in whichever log, was assessed, None where there is none; index and body of the
    last entry of a log, -1 and nothing where it has none.

    Raises `storage.entry`.
    """
    with db.read() as connection:
        assessed_at = connection.scalar(_LAST_ASSESSED)
        row = connection.execute(_LAST_ENTRY, {"of": log_id}).first()
    return (
        (assessed_at, -1, b"") if row is None else (assessed_at, row.idx, body_of(row.body, log_id, row.idx))
    )


def committed(db: Database, deployment_id: str, number: int) -> bytes | None:
    """The canonical bytes of the committed form of a version."""
    return _version_bytes(db, "committed", deployment_id, number)


def facts(db: Database, deployment_id: str, number: int) -> bytes | None:
    """The canonical bytes of the facts of a version."""
    return _version_bytes(db, "facts", deployment_id, number)


def assessment(db: Database, decision_id: int) -> bytes | None:
    """The canonical bytes of the assessment a decision carries."""
    with db.read() as connection:
        return connection.scalar(select(_DECISION.assessment).where(_DECISION.id == decision_id))


def answers(db: Database, deployment_id: str, number: int) -> dict[str, Answer]:
    """Every plain answer that is kept of a version, by path, withheld and internal ones too: not for the public."""
    return {answer.path: answer for answer in _answers(db, deployment_id, number)}


def public_answers(
    db: Database, deployment_id: str, number: int, paths: Collection[str] | None = None
) -> dict[str, Answer]:
    """The plain answers of a version that everyone may see, by path, those at `paths` alone where they are given; no other is
    opened for it."""
    query = _answer_query(deployment_id, number).where(tables.answer.c.public)
    if paths is not None:
        query = query.where(tables.answer.c.path.in_(paths))
    with db.read() as connection:
        return {answer.path: answer for answer in _opened(connection, query)}


def disclosed(db: Database, deployment_id: str, number: int) -> dict[str, Answer]:
    """Those of the public answers that are committed to, and may be erased, by path."""
    query = _answer_query(deployment_id, number).where(
        tables.answer.c.public, tables.answer.c.sealed.is_not(None)
    )
    with db.read() as connection:
        return {answer.path: answer for answer in _opened(connection, query)}


def published_between(db: Database, log_id: int, start: int, end: int) -> Iterator[Published]:
    """For each decision logged at start <= index < end, what it makes public, in order, a few at a time."""
    while start < end:
        with db.read() as connection:
            chunk = _published(connection, log_id, start, end)
        yield from chunk
        start = chunk[-1].decision.place.index + 1 if len(chunk) == _CHUNK else end


def decisions_between(db: Database, log_id: int, start: int, end: int) -> Iterator[tuple[Decision, Version]]:
    """Each decision logged at start <= index < end with the version that it is on, in order, a few at a time."""
    for first in range(start, end, _CHUNK):
        last = min(first + _CHUNK, end)
        here = (_DECISION.log_id == log_id, _DECISION.idx >= first, _DECISION.idx < last)
        with db.read() as connection:
            rows = connection.execute(select(*_DECISION_COLUMNS).where(*here).order_by(_DECISION.idx)).all()
            found = [
                (
                    _decision(row),
                    _version(
                        connection.execute(
                            select(*_VERSION_COLUMNS).where(_of(_VERSION, row.deployment_id, row.n))
                        ).one()
                    ),
                )
                for row in rows
            ]
        yield from found


def releases(db: Database) -> list[StatedRelease]:
    """Every release with the first entry that put it in force, in the order of their sequence."""
    with db.read() as connection:
        rows = connection.execute(_releases().order_by(tables.release.c.sequence, *_stated_order())).all()
    first = {row.digest: row for row in reversed(rows)}
    return [_stated(row) for row in sorted(first.values(), key=lambda row: row.sequence)]


def release_in_force(db: Database, log_id: int, below: int | None = None) -> StatedRelease | None:
    """The release of the highest release entry of a log, or of the highest one below an index."""
    statement = tables.release_statement.c
    query = _releases().where(statement.log_id == log_id)
    if below is not None:
        query = query.where(statement.idx < below)
    with db.read() as connection:
        row = connection.execute(query.order_by(statement.idx.desc()).limit(1)).first()
    return None if row is None else _stated(row)


def releases_between(db: Database, log_id: int, start: int, end: int) -> list[StatedRelease]:
    """The releases stated at start <= index < end, in order."""
    statement = tables.release_statement.c
    query = _releases().where(statement.log_id == log_id, statement.idx >= start, statement.idx < end)
    with db.read() as connection:
        return [_stated(row) for row in connection.execute(query.order_by(statement.idx))]


def _latest(
    db: Database, of: Table, columns: Sequence[Column[Any]], deployment_ids: Iterable[str]
) -> Iterator[Row[Any]]:
    for chunk in chunks(deployment_ids, CHUNK):
        newest = select(func.max(of.c.id)).where(of.c.deployment_id.in_(chunk)).group_by(of.c.deployment_id)
        with db.read() as connection:
            yield from connection.execute(select(*columns).where(of.c.id.in_(newest))).all()


def _published(connection: Connection, log_id: int, start: int, end: int) -> list[Published]:
    decisions = connection.execute(
        select(tables.decision)
        .where(_DECISION.log_id == log_id, _DECISION.idx >= start, _DECISION.idx < end)
        .order_by(_DECISION.idx)
        .limit(_CHUNK)
    ).all()
    found = []
    for row in decisions:
        version = connection.execute(
            select(tables.version).where(_of(_VERSION, row.deployment_id, row.n))
        ).one()
        disclosed = tables.answer.c.public & tables.answer.c.sealed.is_not(None)
        answers = _opened(connection, _answer_query(row.deployment_id, row.n).where(disclosed))
        found.append(
            Published(
                _decision(row),
                _version(version),
                version.committed,
                version.facts,
                row.assessment,
                tuple(answers),
            )
        )
    return found


def _version_bytes(db: Database, name: str, deployment_id: str, number: int) -> bytes | None:
    with db.read() as connection:
        return connection.scalar(select(_VERSION[name]).where(_of(_VERSION, deployment_id, number)))


def _answers(db: Database, deployment_id: str, number: int) -> Sequence[Answer]:
    with db.read() as connection:
        return _opened(connection, _answer_query(deployment_id, number))


def _opened(connection: Connection, query: Select[Any]) -> list[Answer]:
    """The answers; one whose key was destroyed is erased, whatever row an old copy of the database brought back."""
    rows = connection.execute(query).all()
    sealed = {(r.deployment_id, r.n, r.path): (r.sealed, r.key) for r in rows if r.sealed is not None}
    opened = sealing.unseal(
        sealing.keys_of(connection), ((place, data, key) for place, (data, key) in sealed.items())
    )
    found = []
    for row in rows:
        place = (row.deployment_id, row.n, row.path)
        if place in opened:
            value, salt = opened[place]
            found.append(Answer(row.path, value, salt, row.visibility, row.public))
        elif place not in sealed:
            found.append(Answer(row.path, json.loads(row.value), None, row.visibility, row.public))
    return found


def _answer_query(deployment_id: str, number: int) -> Select[Any]:
    return (
        select(tables.answer)
        .where(_of(tables.answer.c, deployment_id, number))
        .order_by(tables.answer.c.path)
    )


def _of(columns: Any, deployment_id: str, number: int) -> ColumnElement[bool]:
    return and_(columns.deployment_id == deployment_id, columns.n == number)


def _releases() -> Select[Any]:
    statement = tables.release_statement
    return select(tables.release, statement.c.log_id, statement.c.idx).join(
        statement, statement.c.release_digest == tables.release.c.digest
    )


def _stated_order() -> tuple[Any, ...]:
    return (tables.release_statement.c.log_id, tables.release_statement.c.idx)


def _stated(row: Row[Any]) -> StatedRelease:
    release = Release(digest=row.digest, version=row.version, sequence=row.sequence, manifest=row.manifest)
    return StatedRelease(release, Place(row.log_id, row.idx))


def _version(row: Row[Any]) -> Version:
    return Version(
        deployment_id=row.deployment_id,
        number=row.n,
        provenance=row.provenance,
        record_sha256=row.record_sha256,
        facts_sha256=row.facts_sha256,
        facts_version=row.facts_version,
        filed_at=row.filed_at,
        place=Place(row.log_id, row.idx),
    )


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        deployment_id=row.deployment_id,
        version=row.n,
        release_digest=row.release_digest,
        law_date=row.law_date,
        assessed_at=row.assessed_at,
        outcome_binding=row.outcome_binding,
        outcome_strict=row.outcome_strict,
        assessment_sha256=row.assessment_sha256,
        place=Place(row.log_id, row.idx),
        previous=None if row.previous_log_id is None else Place(row.previous_log_id, row.previous_idx),
    )
