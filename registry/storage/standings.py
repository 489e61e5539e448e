"""How deployments stand towards one requirement, by the latest decision on each.

Knows: the counters that are kept of every status, and the join of the derived list with the statuses of decisions. Does
not know past decisions.
"""

from __future__ import annotations

from sqlalchemy import select

from registry.domain.vocabulary import STATUSES
from registry.storage import lists
from registry.storage.database import Database
from registry.storage.tables import counter, listing, requirement_status
from registry.storage.values import Listed


def counts(db: Database) -> dict[str, dict[str, int]]:
    """For each requirement, how many deployments have which status."""
    found: dict[str, dict[str, int]] = {}
    with db.read() as connection:
        for status, requirement_id, count in connection.execute(
            select(counter.c.facet, counter.c.value, counter.c.count).where(counter.c.facet.in_(STATUSES))
        ):
            found.setdefault(requirement_id, {})[status] = count
    return found


def newest(db: Database, requirement_id: str, status: str, limit: int) -> list[Listed]:
    """The newest deployments whose latest decision finds `status` for the requirement."""
    columns = requirement_status.c
    query = (
        select(listing.c.deployment_id)
        .join(requirement_status, columns.decision_id == listing.c.decision_id)
        .where(columns.requirement_id == requirement_id, columns.status == status)
        .order_by(listing.c.position.desc())
        .limit(limit)
    )
    with db.read() as connection:
        return lists.listed(connection, connection.scalars(query).all())
