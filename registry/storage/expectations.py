"""Whether the items of one batch still hold, judged while the write lock is held.

Knows: what each item expects, what was logged before, and what the accepted items before it change. Does not know how
rows are written (`storage.rows`). Everything is looked up once per batch: the lock is the register's narrowest place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, and_, bindparam, func, select, tuple_

from registry.domain.decision import MAX_ENTRY_BYTES
from registry.storage import tables
from registry.storage.bulk import marks
from registry.storage.listing import CHUNK, chunks
from registry.storage.values import (
    Existing,
    NewDecision,
    NewEntry,
    Outcome,
    Place,
    Refused,
    Sequenced,
    Stale,
)

_DecisionKey = tuple[str, int, str, str]
"""(deployment, version, release, law date): at most one decision has it."""

_STATED = tables.release_statement.c
_IN_FORCE = (
    select(_STATED.release_digest)
    .where(_STATED.log_id == bindparam("of"))
    .order_by(_STATED.idx.desc())
    .limit(1)
)


class Expectations:
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
        if (rule := _broken_rule(item)) is not None:
            return Refused(f"this {item.kind} entry cannot be logged: {rule}")
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
        if item.decision.anew and place == item.decision.previous:
            return None
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
        _, place = self._last.get(item.deployment_id or "", (0, None))
        return decision.previous == place

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


def _broken_rule(item: NewEntry) -> str | None:
    """The first rule that an item breaks by itself; no state of the database could make it right."""
    if len(item.leaf_hash) != 32:
        return "a leaf hash has 32 bytes"
    if not 0 < len(item.body) <= MAX_ENTRY_BYTES:
        return f"an entry has 1 to {MAX_ENTRY_BYTES} bytes"
    if item.decision is None:
        return None if item.version is None else "a version comes with its decision"
    if item.deployment_id is None or item.expected_latest_version is None:
        return "a decision names its deployment and the version expected"
    if item.release_digest is None:
        return "a decision names its release"
    if item.version is not None and item.version.number != item.expected_latest_version + 1:
        return "a version follows the one expected"
    if item.decision.version != item.expected_latest_version + (item.version is not None):
        return "a decision is on the latest version"
    return None


def _key(item: NewEntry, decision: NewDecision) -> _DecisionKey:
    return (item.deployment_id or "", decision.version, item.release_digest or "", decision.law_date)


def _deployments(batch: Sequence[NewEntry]) -> list[str]:
    return list({item.deployment_id: None for item in batch if item.deployment_id is not None})


def _places(connection: Connection, log_id: int, batch: Sequence[NewEntry]) -> dict[bytes, Place]:
    found: dict[bytes, Place] = {}
    for chunk in chunks((item.leaf_hash for item in batch), CHUNK):
        # In the driver's own words: of a statement's time here, most went into looking at each value.
        here, these = marks(connection, 1), marks(connection, len(chunk))
        query = f"SELECT leaf_hash, idx FROM entry WHERE log_id = {here} AND leaf_hash IN ({these})"
        rows = connection.exec_driver_sql(query, (log_id, *chunk))
        found.update((leaf_hash, Place(log_id, index)) for leaf_hash, index in rows)
    return found


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
            # Where one was made anew, the last.
            .order_by(decision.c.id)
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
    return connection.scalar(_IN_FORCE, {"of": log_id})
