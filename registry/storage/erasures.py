"""Which answers were erased under which notice, and that their keys are gone.

Knows: rows that are only ever added, one for each erased answer. Deleting the answer itself and deriving lists again is
the ledger's, in the same transaction (`NewEntry.erasures`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from registry.storage import tables
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.values import Erasure, Place

_ERASURE = tables.erasure.c
_ANSWER = tables.answer.c


@dataclass(frozen=True, slots=True)
class Erased:
    """The notice under which an answer, or a text of an act, was erased."""

    ground: str
    erased_at: str
    place: Place


def write(erasure: Erasure, ground: str, erased_at: str) -> Callable[[Connection, Place], None]:
    """What is written beside a notice: a row for each path, with the key that is to be destroyed once this is durable."""

    def rows(connection: Connection, place: Place) -> None:
        paths = erasure.paths or ()
        keys = {
            row.path: row.key
            for row in connection.execute(
                select(_ANSWER.path, _ANSWER.key).where(
                    _ANSWER.deployment_id == erasure.deployment_id,
                    _ANSWER.n == erasure.version,
                    _ANSWER.path.in_(paths),
                )
            )
        }
        insert_rows(
            connection,
            tables.erasure,
            (
                {
                    "deployment_id": erasure.deployment_id,
                    "n": erasure.version,
                    "path": path,
                    "ground": ground,
                    "erased_at": erased_at,
                    "key": keys.get(path),
                    "log_id": place.log_id,
                    "idx": place.index,
                }
                for path in paths
            ),
        )

    return rows


def erased(db: Database, deployment_id: str, version: int) -> dict[str, Erased]:
    """The erased answers of a version, by path."""
    query = select(tables.erasure).where(_ERASURE.deployment_id == deployment_id, _ERASURE.n == version)
    with db.read() as connection:
        return {
            row.path: Erased(row.ground, row.erased_at, Place(row.log_id, row.idx))
            for row in connection.execute(query.order_by(_ERASURE.path))
        }


def destroy_keys(db: Database) -> int:
    """Destroy the key of everything that was declared erased; how many there were until now. Durable when this returns."""
    of_acts = tables.act_erasure.c.key
    with db.read() as connection:
        keys = list(connection.scalars(select(_ERASURE.key).where(_ERASURE.key.is_not(None))))
        keys += connection.scalars(select(of_acts).where(of_acts.is_not(None)))
    return db.value_keys.destroy(keys)


def versions_between(db: Database, log_id: int, start: int, end: int) -> list[tuple[str, int, str]]:
    """(deployment, version, record digest) of every version of which a notice at start <= index < end erased something."""
    query = (
        select(_ERASURE.deployment_id, _ERASURE.n, tables.version.c.record_sha256)
        .join(
            tables.version,
            and_(tables.version.c.deployment_id == _ERASURE.deployment_id, tables.version.c.n == _ERASURE.n),
        )
        .where(_ERASURE.log_id == log_id, _ERASURE.idx >= start, _ERASURE.idx < end)
        .distinct()
        .order_by(_ERASURE.deployment_id, _ERASURE.n)
    )
    with db.read() as connection:
        return [(row.deployment_id, row.n, row.record_sha256) for row in connection.execute(query)]
