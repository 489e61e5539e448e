"""Those who follow a search: its news become notices, each once.

Knows: that the notices and the position up to which the log was looked at are written in one transaction, of which there is
one at a time, so that no entry is told twice or left out, whoever is killed when. Does not know what is told, nor what a
subscription asks for.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, insert, select, update

from registry.domain.notice import notice_id
from registry.storage import news, notice_tables, tables
from registry.storage.database import Database
from registry.storage.lists import Filters
from registry.storage.values import Place

_FOLLOWER = notice_tables.follower.c
_SUBSCRIBER = notice_tables.subscriber.c


def following(db: Database) -> list[str]:
    """The subscriptions to a search that were not ended."""
    joined = notice_tables.follower.join(notice_tables.subscriber, _SUBSCRIBER.id == _FOLLOWER.subscriber_id)
    query = select(_FOLLOWER.subscriber_id).select_from(joined).where(_SUBSCRIBER.sealed.is_not(None))
    with db.read() as connection:
        return list(connection.scalars(query.order_by(_FOLLOWER.subscriber_id)))


def behind(db: Database, id: str, kinds: Collection[str]) -> bool:
    """Whether there are entries that were not looked at for this subscription."""
    at = select(notice_tables.follower).where(_FOLLOWER.subscriber_id == id)
    with db.read() as connection:
        row = connection.execute(at).first()
        return row is not None and news.any_after(connection, kinds, Place(row.log_id, row.idx))


def follow(db: Database, id: str, filters: Filters, kinds: Collection[str], at: str) -> bool:
    """Write notices of the next news of the search to this subscription, due at `at`; whether anything was looked at."""
    of = select(_FOLLOWER.log_id, _FOLLOWER.idx, _SUBSCRIBER.body).join(
        notice_tables.subscriber, _SUBSCRIBER.id == _FOLLOWER.subscriber_id
    )
    with db.write() as connection:
        row = connection.execute(
            of.where(_FOLLOWER.subscriber_id == id, _SUBSCRIBER.sealed.is_not(None))
        ).first()
        if row is None:
            return False
        found, reached = news.after(connection, filters, kinds, Place(row.log_id, row.idx))
        if reached is None:
            return False
        last = connection.scalar(select(func.max(notice_tables.notice.c.number))) or 0
        origins = {
            row.id: row.origin for row in connection.execute(select(tables.log.c.id, tables.log.c.origin))
        }
        for number, one in enumerate(found, last + 1):
            # Beside a notice of the same entry to the same body, told because it concerns the body.
            name = notice_id(origins[one.place.log_id], one.place.index, f"{one.kind} {id}", row.body)
            connection.execute(
                insert(notice_tables.notice).values(
                    number=number,
                    id=name,
                    kind=one.kind,
                    body=row.body,
                    log_id=one.place.log_id,
                    idx=one.place.index,
                )
            )
            connection.execute(
                insert(notice_tables.delivery).values(
                    number=number,
                    subscriber_id=id,
                    state="waiting",
                    tries=0,
                    due_at=at,
                    settled_at=None,
                    why=None,
                )
            )
        moved = update(notice_tables.follower).where(_FOLLOWER.subscriber_id == id)
        connection.execute(moved.values(log_id=reached.log_id, idx=reached.index))
    return True
