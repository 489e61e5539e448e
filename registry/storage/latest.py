"""The latest version of every deployment, for work on all of them.

Knows: that such work goes over a list settled at its beginning, and reads what it needs of each a few at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from registry.storage import lists
from registry.storage.database import Database
from registry.storage.listing import CHUNK, chunks
from registry.storage.tables import version
from registry.storage.values import Listed


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


def committed_forms(db: Database, ids: Iterable[int]) -> dict[int, bytes]:
    """The canonical bytes of the committed forms of these versions, by their `id`."""
    found: dict[int, bytes] = {}
    for chunk in chunks(ids, CHUNK):
        query = select(version.c.id, version.c.committed).where(version.c.id.in_(chunk))
        with db.read() as connection:
            found.update((row.id, row.committed) for row in connection.execute(query))
    return found


def listed(db: Database, deployment_ids: Iterable[str]) -> dict[str, Listed]:
    """What public lists show of these deployments, by their id."""
    found: dict[str, Listed] = {}
    for chunk in chunks(deployment_ids, CHUNK):
        with db.read() as connection:
            found.update((row.deployment_id, row) for row in lists.listed(connection, chunk))
    return found
