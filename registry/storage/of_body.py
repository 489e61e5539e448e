"""What one body did, and what it owes: for its public page.

Knows: the index of acts by office, the terms that run, and which deployments a body filed. Everything read here stands in entries
of the log. Does not know what an act says (`storage.acts.texts`).
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select

from registry.storage import acts, due, lists
from registry.storage.database import Database
from registry.storage.due import TermRow
from registry.storage.due_tables import running_term
from registry.storage.tables import act, listing
from registry.storage.values import Listed, Place


def filed(db: Database, body: str, limit: int) -> tuple[int, list[Listed]]:
    """How many deployments the body filed a version of, whoever filed the latest; and the newest of them."""
    of_body = select(act.c.deployment_id).where(act.c.kind == acts.FILED, act.c.office == body)
    query = select(listing.c.deployment_id).where(listing.c.deployment_id.in_(of_body))
    with db.read() as connection:
        count = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
        newest = connection.scalars(query.order_by(listing.c.position.desc()).limit(limit)).all()
        return count, lists.listed(connection, newest)


def done(
    db: Database, body: str, kinds: Collection[str], limit: int
) -> tuple[int, list[tuple[str, str, Place, str]]]:
    """How many acts of these kinds the body did on deployments, and the latest: kind, deployment, place, when."""
    mine = (act.c.office == body, act.c.kind.in_(sorted(kinds)), act.c.deployment_id.is_not(None))
    query = select(act.c.kind, act.c.deployment_id, act.c.log_id, act.c.idx, act.c.stated_at).where(*mine)
    with db.read() as connection:
        count = connection.scalar(select(func.count()).select_from(act).where(*mine)) or 0
        rows = connection.execute(query.order_by(act.c.log_id.desc(), act.c.idx.desc()).limit(limit)).all()
    return count, [(row.kind, row.deployment_id, Place(row.log_id, row.idx), row.stated_at) for row in rows]


def owed(db: Database, body: str, limit: int) -> list[tuple[str, TermRow]]:
    """The terms that run for the body, by deployment, the earliest first."""
    query = due.term_query().where(running_term.c.whose == body).limit(limit)
    with db.read() as connection:
        return [(row.deployment_id, due.term_row(row)) for row in connection.execute(query)]
