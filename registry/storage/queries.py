"""Questions about single things: a deployment, a version, its answers, decisions, releases, and what to publish.

Knows: how rows become values. Does not know lists and filters (`storage.lists`). Each call is one snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select

from registry.errors import RegistryError
from registry.storage import lists, tables
from registry.storage.database import Database
from registry.storage.values import Answer, Decision, Deployment, Place, PublishedVersion, Version
from registry.storage.values import Latest as Latest
from registry.storage.values import LogRow as LogRow
from registry.storage.values import ReleaseRow as ReleaseRow

_CHUNK = 64

_VERSION = tables.version.c
_DECISION = tables.decision.c

_VERSION_COLUMNS = tuple(column for column in _VERSION if column.name not in ("id", "committed", "facts"))
_DECISION_COLUMNS = tuple(column for column in _DECISION if column.name != "assessment")


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


def log_in_use(db: Database) -> LogRow:
    """The newest log that takes entries. Raises `storage.no_log` where there is none."""
    with db.read() as connection:
        row = connection.execute(
            select(tables.log).where(~tables.log.c.frozen).order_by(tables.log.c.id.desc()).limit(1)
        ).first()
    if row is None:
        raise RegistryError(
            "storage.no_log",
            "no log of this registry takes entries",
            hint="Open the log of the present year.",
        )
    return LogRow(row.id, row.origin, row.year, row.created_at, row.frozen)


def latest_version(db: Database, deployment_id: str) -> Latest | None:
    """The latest version of a deployment with its plain answers, for comparison; None where there is none."""
    with db.read() as connection:
        row = connection.execute(
            select(*_VERSION_COLUMNS)
            .where(_VERSION.deployment_id == deployment_id)
            .order_by(_VERSION.n.desc())
            .limit(1)
        ).first()
        if row is None:
            return None
        decided = connection.execute(
            select(tables.log.c.origin, _DECISION.log_id, _DECISION.idx)
            .join(tables.log, tables.log.c.id == _DECISION.log_id)
            .where(_DECISION.deployment_id == deployment_id)
            .order_by(_DECISION.id.desc())
            .limit(1)
        ).one()
        kept = connection.execute(_answer_query(deployment_id, row.n))
        return Latest(
            deployment_id=deployment_id,
            number=row.n,
            provenance=row.provenance,
            record_sha256=row.record_sha256,
            answers={each.path: json.loads(each.value) for each in kept},
            decision_origin=decided.origin,
            decision_index=decided.idx,
            decision_place=Place(decided.log_id, decided.idx),
        )


def latest_decision(db: Database, deployment_id: str) -> Decision | None:
    """The decision on a deployment that was logged last; None where there is none."""
    query = select(*_DECISION_COLUMNS).where(_DECISION.deployment_id == deployment_id)
    with db.read() as connection:
        row = connection.execute(query.order_by(_DECISION.id.desc()).limit(1)).first()
    return None if row is None else _decision(row)


def decision_at(db: Database, place: Place) -> Decision | None:
    """The decision that the entry at `place` logged; None where that entry is something else."""
    query = select(*_DECISION_COLUMNS).where(_at(_DECISION, place))
    with db.read() as connection:
        row = connection.execute(query).first()
    return None if row is None else _decision(row)


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


def public_answers(db: Database, deployment_id: str, number: int) -> dict[str, Answer]:
    """The plain answers of a version that everyone may see, by path."""
    return {answer.path: answer for answer in _answers(db, deployment_id, number) if answer.public}


def published_versions(db: Database, log_id: int, start: int, end: int) -> Iterator[PublishedVersion]:
    """For each decision logged at start <= index < end, what it makes public, in order, a few at a time."""
    for first in range(start, end, _CHUNK):
        with db.read() as connection:
            chunk = _published(connection, log_id, first, min(first + _CHUNK, end))
        yield from chunk


def releases(db: Database) -> list[ReleaseRow]:
    """Every release with the first entry that stated it, in the order of their sequence."""
    statement = tables.release_statement.c
    with db.read() as connection:
        rows = connection.execute(_releases().order_by(statement.log_id.desc(), statement.idx.desc())).all()
    first = {row.digest: _release(row) for row in rows}
    return sorted(first.values(), key=lambda release: release.sequence)


def release_in_force(db: Database, log_id: int | None = None, below: int | None = None) -> ReleaseRow | None:
    """The release of the highest release entry of a log (or below an index of it); by default, of the newest log."""
    statement = tables.release_statement.c
    query = _releases().order_by(statement.log_id.desc(), statement.idx.desc()).limit(1)
    if log_id is not None:
        query = query.where(statement.log_id == log_id)
    if below is not None:
        query = query.where(statement.idx < below)
    with db.read() as connection:
        row = connection.execute(query).first()
    return None if row is None else _release(row)


def releases_between(db: Database, log_id: int, start: int, end: int) -> list[ReleaseRow]:
    """The releases stated at start <= index < end, in order."""
    statement = tables.release_statement.c
    query = _releases().where(statement.log_id == log_id, statement.idx >= start, statement.idx < end)
    with db.read() as connection:
        return [_release(row) for row in connection.execute(query.order_by(statement.idx))]


def _published(connection: Connection, log_id: int, start: int, end: int) -> list[PublishedVersion]:
    version = tables.version
    rows = connection.execute(
        select(
            *(_DECISION[name] for name in ("idx", "deployment_id", "n", "assessment_sha256", "assessment")),
            *(_VERSION[name] for name in ("record_sha256", "committed", "facts_sha256", "facts")),
        )
        .join(version, and_(_VERSION.deployment_id == _DECISION.deployment_id, _VERSION.n == _DECISION.n))
        .where(_DECISION.log_id == log_id, _DECISION.idx >= start, _DECISION.idx < end)
        .order_by(_DECISION.idx)
    ).all()
    return [
        PublishedVersion(
            index=row.idx,
            deployment_id=row.deployment_id,
            number=row.n,
            record_sha256=row.record_sha256,
            committed=row.committed,
            facts_sha256=row.facts_sha256,
            facts=row.facts,
            assessment_sha256=row.assessment_sha256,
            assessment=row.assessment,
            answers=tuple(
                _answer(each)
                for each in connection.execute(
                    _answer_query(row.deployment_id, row.n).where(tables.answer.c.public)
                )
            ),
        )
        for row in rows
    ]


def _version_bytes(db: Database, name: str, deployment_id: str, number: int) -> bytes | None:
    with db.read() as connection:
        return connection.scalar(select(_VERSION[name]).where(_of(_VERSION, deployment_id, number)))


def _answers(db: Database, deployment_id: str, number: int) -> Sequence[Answer]:
    with db.read() as connection:
        return [_answer(row) for row in connection.execute(_answer_query(deployment_id, number))]


def _answer_query(deployment_id: str, number: int) -> Select[Any]:
    return (
        select(tables.answer)
        .where(_of(tables.answer.c, deployment_id, number))
        .order_by(tables.answer.c.path)
    )


def _of(columns: Any, deployment_id: str, number: int) -> ColumnElement[bool]:
    return and_(columns.deployment_id == deployment_id, columns.n == number)


def _at(columns: Any, place: Place) -> ColumnElement[bool]:
    return and_(columns.log_id == place.log_id, columns.idx == place.index)


def _releases() -> Select[Any]:
    statement = tables.release_statement
    return (
        select(tables.release, statement.c.log_id, statement.c.idx, tables.log.c.origin)
        .join(statement, statement.c.release_digest == tables.release.c.digest)
        .join(tables.log, tables.log.c.id == statement.c.log_id)
    )


def _release(row: Row[Any]) -> ReleaseRow:
    return ReleaseRow(
        digest=row.digest,
        version=row.version,
        sequence=row.sequence,
        manifest=row.manifest,
        origin=row.origin,
        index=row.idx,
    )


def _answer(row: Row[Any]) -> Answer:
    return Answer(row.path, json.loads(row.value), row.salt, row.visibility, row.public)


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
