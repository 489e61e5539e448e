"""The rows of the entries that a batch appends.

Knows: which rows stand beside an entry and in which order they refer to one another. Does not know whether an entry may
be appended (`storage.expectations`), nor the head.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, insert, select

from registry.storage import due, sealing, tables
from registry.storage.bulk import insert_rows
from registry.storage.entry_bodies import stored
from registry.storage.values import Beside, NewDecision, NewEntry, NewVersion, Place, Write


def write(connection: Connection, accepted: Sequence[tuple[Place, NewEntry]]) -> None:
    """Insert the entries and every row beside them."""
    insert_rows(connection, tables.entry, (_entry_row(place, item) for place, item in accepted))
    for place, item in accepted:
        if item.release is not None:
            _write_release(connection, place, item)
    versions = [(place, item, item.version) for place, item in accepted if item.version is not None]
    first = _next_id(connection, tables.version)
    insert_rows(
        connection,
        tables.deployment,
        (
            {"id": item.deployment_id, "created_at": new.filed_at}
            for _, item, new in versions
            if new.number == 1
        ),
    )
    insert_rows(
        connection,
        tables.version,
        (_version_row(first + at, place, item, new) for at, (place, item, new) in enumerate(versions)),
    )
    insert_rows(connection, tables.answer, _answer_rows(connection, versions))
    decisions = [(place, item, item.decision) for place, item in accepted if item.decision is not None]
    first = _next_id(connection, tables.decision)
    insert_rows(
        connection,
        tables.decision,
        (_decision_row(first + at, place, item, new) for at, (place, item, new) in enumerate(decisions)),
    )
    insert_rows(
        connection,
        tables.requirement_status,
        (row for at, (_, _, new) in enumerate(decisions) for row in _status_rows(first + at, new)),
    )
    due.decided(
        connection,
        [
            (first + at, item.deployment_id or "", item.release_digest or "", new)
            for at, (_, item, new) in enumerate(decisions)
        ],
    )
    _write_beside(connection, accepted)
    for _, item in accepted:
        _erase(connection, item)


def _write_beside(connection: Connection, accepted: Sequence[tuple[Place, NewEntry]]) -> None:
    together: dict[Callable[..., None], list[tuple[Place, Any]]] = {}
    alone: list[tuple[Place, Write]] = []
    for place, item in accepted:
        for one in item.write:
            if isinstance(one, Beside):
                together.setdefault(one.rows, []).append((place, one.new))
            else:
                alone.append((place, one))
    for rows, new in together.items():
        rows(connection, new)
    for place, write_one in alone:
        write_one(connection, place)


def _entry_row(place: Place, item: NewEntry) -> dict[str, Any]:
    return {
        "log_id": place.log_id,
        "idx": place.index,
        "kind": item.kind,
        "leaf_hash": item.leaf_hash,
        "body": stored(item.body),
    }


def _write_release(connection: Connection, place: Place, item: NewEntry) -> None:
    release = item.release
    assert release is not None
    known = connection.scalar(
        select(tables.release.c.digest).where(tables.release.c.digest == release.digest)
    )
    if known is None:
        row = {
            "digest": release.digest,
            "version": release.version,
            "sequence": release.sequence,
            "manifest": release.manifest,
        }
        connection.execute(insert(tables.release).values(row))
    statement = {"log_id": place.log_id, "idx": place.index, "release_digest": release.digest}
    connection.execute(insert(tables.release_statement).values(statement))


def _version_row(number: int, place: Place, item: NewEntry, new: NewVersion) -> dict[str, Any]:
    return {
        "id": number,
        "deployment_id": item.deployment_id,
        "n": new.number,
        "provenance": new.provenance,
        "record_sha256": new.record_sha256,
        "committed": new.committed,
        "facts": new.facts,
        "facts_sha256": new.facts_sha256,
        "facts_version": new.facts_version,
        "filed_at": new.filed_at,
        "log_id": place.log_id,
        "idx": place.index,
    }


def _answer_rows(
    connection: Connection, versions: Sequence[tuple[Place, NewEntry, NewVersion]]
) -> Iterable[dict[str, Any]]:
    answers = [
        ((item.deployment_id or "", new.number, each.path), each)
        for _, item, new in versions
        for each in new.answers
    ]
    erasable = [(place, each.value, each.salt) for place, each in answers if each.salt is not None]
    sealed = iter(sealing.seal(sealing.keys_of(connection), erasable))
    for place, each in answers:
        data, reference = (None, None) if each.salt is None else next(sealed)
        yield {
            "deployment_id": place[0],
            "n": place[1],
            "path": place[2],
            "value": sealing.as_text(each.value) if each.salt is None else None,
            "sealed": data,
            "key": reference,
            "visibility": each.visibility,
            "public": each.public,
        }


def _decision_row(number: int, place: Place, item: NewEntry, new: NewDecision) -> dict[str, Any]:
    return {
        "id": number,
        "deployment_id": item.deployment_id,
        "n": new.version,
        "release_digest": item.release_digest,
        "law_date": new.law_date,
        "assessed_at": new.assessed_at,
        "outcome_binding": new.outcome_binding,
        "outcome_strict": new.outcome_strict,
        "assessment": new.assessment,
        "assessment_sha256": new.assessment_sha256,
        "log_id": place.log_id,
        "idx": place.index,
        "previous_log_id": new.previous and new.previous.log_id,
        "previous_idx": new.previous and new.previous.index,
    }


def _status_rows(decision_id: int, new: NewDecision) -> Iterable[dict[str, Any]]:
    for each in new.statuses:
        yield {
            "decision_id": decision_id,
            "requirement_id": each.requirement_id,
            "status": each.status,
            "severity": each.severity,
            "force": each.force,
        }


def _erase(connection: Connection, item: NewEntry) -> None:
    for erasure in item.erasures:
        these = and_(
            tables.answer.c.deployment_id == erasure.deployment_id, tables.answer.c.n == erasure.version
        )
        if erasure.paths is not None:
            these = and_(these, tables.answer.c.path.in_(erasure.paths))
        connection.execute(delete(tables.answer).where(these))


def _next_id(connection: Connection, table: Table) -> int:
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1
