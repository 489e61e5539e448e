"""The latest version of every deployment, for work on all of them.

Knows: that such work goes over a list settled at its beginning, and reads what it needs of each a few at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Column, func, select

from registry.storage import lists
from registry.storage.database import Database
from registry.storage.listing import CHUNK, chunks
from registry.storage.tables import decision, listing, version
from registry.storage.values import Listed, Place


@dataclass(frozen=True, slots=True)
class Latest:
    """One deployment's latest version. `id` counts all versions of the registry."""

    id: int
    deployment_id: str
    number: int
    provenance: str
    record_sha256: str


def latest_versions(db: Database) -> list[Latest]:
    """All of them as they stand at one moment, in the order in which they were logged."""
    newest = select(func.max(version.c.id)).group_by(version.c.deployment_id)
    columns = version.c
    query = (
        select(columns.id, columns.deployment_id, columns.n, columns.provenance, columns.record_sha256)
        .where(columns.id.in_(newest))
        .order_by(columns.id)
    )
    with db.read() as connection:
        return [Latest(*row) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Standing:
    """One deployment's latest version and the decision that was logged last on it, by which it is listed."""

    version: Latest
    filed: Place
    decision_id: int
    release_digest: str
    law_date: str
    decided: Place


def standing(db: Database, deployment_ids: Iterable[str]) -> list[Standing]:
    """These deployments as they stand, in the order in which the versions were logged."""
    found = [one for chunk in chunks(deployment_ids, CHUNK) for one in _standing(db, chunk)]
    return sorted(found, key=lambda one: one.version.id)


def _standing(db: Database, deployment_ids: list[str]) -> list[Standing]:
    of, made = version.c, decision.c
    query = (
        select(
            of.id, of.deployment_id, of.n, of.provenance, of.record_sha256, of.log_id, of.idx,
            made.id, made.release_digest, made.law_date, made.log_id, made.idx,
        )
        .select_from(listing)
        .join(version, of.id == listing.c.position)
        .join(decision, made.id == listing.c.decision_id)
        .where(of.deployment_id.in_(deployment_ids))
    )  # fmt: skip
    with db.read() as connection:
        rows = connection.execute(query).all()
    return [
        Standing(Latest(*row[:5]), Place(row[5], row[6]), *row[7:10], Place(row[10], row[11])) for row in rows
    ]


def assessments(db: Database, decision_ids: Iterable[int]) -> dict[int, bytes]:
    """The canonical bytes of the assessments that these decisions carry, by their `id`."""
    return _by_id(db, decision.c.id, decision.c.assessment, decision_ids)


def committed_forms(db: Database, ids: Iterable[int]) -> dict[int, bytes]:
    """The canonical bytes of the committed forms of these versions, by their `id`."""
    return _by_id(db, version.c.id, version.c.committed, ids)


def listed(db: Database, deployment_ids: Iterable[str]) -> dict[str, Listed]:
    """What public lists show of these deployments, by their id."""
    found: dict[str, Listed] = {}
    for chunk in chunks(deployment_ids, CHUNK):
        with db.read() as connection:
            found.update((row.deployment_id, row) for row in lists.listed(connection, chunk))
    return found


def _by_id(db: Database, id: Column[int], data: Column[bytes], wanted: Iterable[int]) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for chunk in chunks(wanted, CHUNK):
        with db.read() as connection:
            found.update(
                (row[0], row[1]) for row in connection.execute(select(id, data).where(id.in_(chunk)))
            )
    return found
