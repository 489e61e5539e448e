"""What happens to one batch while the write lock is held.

Knows: whether each item's expectations still hold, counting the accepted items before it, and the rows of those
accepted. Does not know the head. Everything is looked up once per batch: the lock is the register's narrowest place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, insert, select, tuple_

from registry.errors import RegistryError
from registry.storage import tables
from registry.storage.listing import CHUNK, chunks
from registry.storage.values import (
    Existing,
    NewDecision,
    NewEntry,
    NewVersion,
    Outcome,
    Place,
    Sequenced,
    Stale,
)

_DecisionKey = tuple[str, int, str, str]
"""(deployment, version, release, law date): at most one decision has it."""


def require_coherent(item: NewEntry) -> None:
    """Raise `storage.batch` when an item contradicts itself; no state of the database could make it right."""
    of_deployment = item.deployment_id is not None and item.expected_latest_version is not None
    number = item.expected_latest_version or 0
    for holds, rule in (
        (len(item.leaf_hash) == 32, "a leaf hash has 32 bytes"),
        (0 < len(item.body) <= tables.MAX_ENTRY_BYTES, f"an entry has 1 to {tables.MAX_ENTRY_BYTES} bytes"),
        (item.version is None or item.decision is not None, "a version comes with its decision"),
        (item.decision is None or of_deployment, "a decision names its deployment and the version expected"),
        (item.decision is None or item.release_digest is not None, "a decision names its release"),
        (item.version is None or item.version.number == number + 1, "a version follows the one expected"),
        (
            item.decision is None or item.decision.version == number + (item.version is not None),
            "a decision is on the latest version",
        ),
    ):
        if not holds:
            raise RegistryError("storage.batch", f"this {item.kind} entry cannot be logged: {rule}")


class Standing:
    """What stands, as the items of one batch see it one after the other."""

    def __init__(self, connection: Connection, log_id: int, size: int, batch: Sequence[NewEntry]) -> None:
        self._log_id = log_id
        self._next = size
        self._places = _places(connection, log_id, batch)
        self._latest = _latest_versions(connection, batch)
        self._decided = _decided(connection, batch)
        self._last = _last_decisions(connection, batch)
        self._in_force = _in_force(connection, log_id)

    def judge(self, item: NewEntry, check: Callable[[NewEntry], str | None]) -> Outcome:
        """The outcome for the next item; an accepted one changes what the items behind it see."""
        known = self._known(item)
        if known is not None:
            return Existing(known)
        stale = self._stale(item)
        if stale is None and (reason := check(item)) is not None:
            stale = Stale(reason, f"the caller's check no longer holds: {reason}")
        if stale is not None:
            return stale
        return Sequenced(self._accept(item))

    def _known(self, item: NewEntry) -> Place | None:
        if item.leaf_hash in self._places:
            return self._places[item.leaf_hash]
        if item.decision is None:
            return None
        found = self._decided.get(_key(item, item.decision))
        if found is None:
            return None
        place, record_sha256 = found
        # Two different submissions may claim one version number on one day; only the same record is a repetition.
        same = item.version is None or item.version.record_sha256 == record_sha256
        return place if same else None

    def _stale(self, item: NewEntry) -> Stale | None:
        if item.deployment_id is not None and item.expected_latest_version is not None:
            latest, _ = self._latest.get(item.deployment_id, (0, ""))
            if latest != item.expected_latest_version:
                return Stale(
                    "version",
                    f"the latest version of {item.deployment_id} is {latest}, not {item.expected_latest_version}",
                )
        if item.release_digest not in (None, self._in_force):
            return Stale("release", f"in force is the release {self._in_force}, not {item.release_digest}")
        if item.decision is not None and not self._follows(item, item.decision):
            return Stale("predecessor", f"another decision on {item.deployment_id} was logged last")
        return None

    def _follows(self, item: NewEntry, decision: NewDecision) -> bool:
        number, place = self._last.get(item.deployment_id or "", (0, None))
        if number == decision.version:
            return decision.previous == place
        return decision.previous in (None, place)

    def _accept(self, item: NewEntry) -> Place:
        place = Place(self._log_id, self._next)
        self._next += 1
        self._places[item.leaf_hash] = place
        if item.release is not None:
            self._in_force = item.release.digest
        if item.deployment_id is not None and item.decision is not None:
            if item.version is not None:
                self._latest[item.deployment_id] = (item.version.number, item.version.record_sha256)
            _, record_sha256 = self._latest[item.deployment_id]
            self._decided[_key(item, item.decision)] = (place, record_sha256)
            self._last[item.deployment_id] = (item.decision.version, place)
        return place


def write(connection: Connection, accepted: Sequence[tuple[Place, NewEntry]]) -> None:
    """Insert the entries and every row beside them."""
    _insert(connection, tables.entry, (_entry_row(place, item) for place, item in accepted))
    for place, item in accepted:
        if item.release is not None:
            _write_release(connection, place, item)
    versions = [(place, item, item.version) for place, item in accepted if item.version is not None]
    first = _next_id(connection, tables.version)
    _insert(
        connection,
        tables.deployment,
        (
            {"id": item.deployment_id, "created_at": new.filed_at}
            for _, item, new in versions
            if new.number == 1
        ),
    )
    _insert(
        connection,
        tables.version,
        (_version_row(first + at, place, item, new) for at, (place, item, new) in enumerate(versions)),
    )
    _insert(connection, tables.answer, (row for _, item, new in versions for row in _answer_rows(item, new)))
    decisions = [(place, item, item.decision) for place, item in accepted if item.decision is not None]
    first = _next_id(connection, tables.decision)
    _insert(
        connection,
        tables.decision,
        (_decision_row(first + at, place, item, new) for at, (place, item, new) in enumerate(decisions)),
    )
    _insert(
        connection,
        tables.requirement_status,
        (row for at, (_, _, new) in enumerate(decisions) for row in _status_rows(first + at, new)),
    )
    for place, item in accepted:
        _erase(connection, item)
        for write_rows in item.write:
            write_rows(connection, place)


def touched(items: Iterable[NewEntry]) -> list[str]:
    """The deployments whose derived rows these items change."""
    found: dict[str, None] = {}
    for item in items:
        if item.decision is not None and item.deployment_id is not None:
            found[item.deployment_id] = None
        found.update((erasure.deployment_id, None) for erasure in item.erasures)
    return list(found)


def _entry_row(place: Place, item: NewEntry) -> dict[str, Any]:
    return {
        "log_id": place.log_id,
        "idx": place.index,
        "kind": item.kind,
        "leaf_hash": item.leaf_hash,
        "body": item.body,
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


def _answer_rows(item: NewEntry, new: NewVersion) -> Iterable[dict[str, Any]]:
    for each in new.answers:
        yield {
            "deployment_id": item.deployment_id,
            "n": new.number,
            "path": each.path,
            "value": json.dumps(each.value, ensure_ascii=False, separators=(",", ":")),
            "salt": each.salt,
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


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    if listed := list(rows):
        connection.execute(insert(table), listed)


def _next_id(connection: Connection, table: Table) -> int:
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1


def _key(item: NewEntry, decision: NewDecision) -> _DecisionKey:
    return (item.deployment_id or "", decision.version, item.release_digest or "", decision.law_date)


def _deployments(batch: Sequence[NewEntry]) -> list[str]:
    return list({item.deployment_id: None for item in batch if item.deployment_id is not None})


def _places(connection: Connection, log_id: int, batch: Sequence[NewEntry]) -> dict[bytes, Place]:
    entry = tables.entry.c
    return {
        row.leaf_hash: Place(log_id, row.idx)
        for chunk in chunks((item.leaf_hash for item in batch), CHUNK)
        for row in connection.execute(
            select(entry.leaf_hash, entry.idx).where(entry.log_id == log_id, entry.leaf_hash.in_(chunk))
        )
    }


def _latest_versions(connection: Connection, batch: Sequence[NewEntry]) -> dict[str, tuple[int, str]]:
    version = tables.version.c
    found: dict[str, tuple[int, str]] = {}
    for chunk in chunks(_deployments(batch), CHUNK):
        latest = (
            select(func.max(version.id))
            .where(version.deployment_id.in_(chunk))
            .group_by(version.deployment_id)
        )
        rows = connection.execute(
            select(version.deployment_id, version.n, version.record_sha256).where(version.id.in_(latest))
        )
        found.update((row.deployment_id, (row.n, row.record_sha256)) for row in rows)
    return found


def _decided(connection: Connection, batch: Sequence[NewEntry]) -> dict[_DecisionKey, tuple[Place, str]]:
    decision, version = tables.decision, tables.version
    keys = [_key(item, item.decision) for item in batch if item.decision is not None]
    columns = (
        decision.c.deployment_id,
        decision.c.n,
        decision.c.release_digest,
        decision.c.law_date,
    )
    found: dict[_DecisionKey, tuple[Place, str]] = {}
    for chunk in chunks(keys, CHUNK):
        rows = connection.execute(
            select(*columns, decision.c.log_id, decision.c.idx, version.c.record_sha256)
            .join(
                version,
                and_(version.c.deployment_id == decision.c.deployment_id, version.c.n == decision.c.n),
            )
            .where(tuple_(*columns).in_(chunk))
        )
        for *key, log_id, index, record_sha256 in rows:
            deployment_id, number, release_digest, law_date = key
            place = Place(log_id, index)
            found[deployment_id, number, release_digest, law_date] = (place, record_sha256)
    return found


def _last_decisions(connection: Connection, batch: Sequence[NewEntry]) -> dict[str, tuple[int, Place | None]]:
    decision = tables.decision.c
    found: dict[str, tuple[int, Place | None]] = {}
    for chunk in chunks(_deployments(batch), CHUNK):
        last = (
            select(func.max(decision.id))
            .where(decision.deployment_id.in_(chunk))
            .group_by(decision.deployment_id)
        )
        rows = connection.execute(
            select(decision.deployment_id, decision.n, decision.log_id, decision.idx).where(
                decision.id.in_(last)
            )
        )
        found.update((row.deployment_id, (row.n, Place(row.log_id, row.idx))) for row in rows)
    return found


def _in_force(connection: Connection, log_id: int) -> str | None:
    statement = tables.release_statement.c
    return connection.scalar(
        select(statement.release_digest)
        .where(statement.log_id == log_id)
        .order_by(statement.idx.desc())
        .limit(1)
    )
