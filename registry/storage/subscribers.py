"""Where bodies are told: addresses and secrets, sealed, and erasable without a trace.

Knows: that a subscription can be ended and never changed, and that what was not delivered by then is not delivered any
more. Does not know what is a good address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from registry.errors import RegistryError
from registry.storage import notice_tables, sealing, tables
from registry.storage.database import Database
from registry.storage.sealed_rows import destroy_key, opened, sealed_columns

Channel = Literal["mail", "webhook"]

_ROW = notice_tables.subscriber.c
_DELIVERY = notice_tables.delivery.c


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody to be told. `secrets` are of a webhook; `ended`: nothing is known of them any more."""

    id: str
    body: str
    kind: str
    channel: Channel
    created_at: str
    address: str
    secrets: tuple[str, ...] = ()
    ended: bool = False
    search: Mapping[str, str] | None = None
    """The filters whose news they are told of; None where they are told of what concerns the body."""

    def __repr__(self) -> str:
        return f"Subscriber({self.id!r}, {self.body!r}, {self.channel!r})"


def add(db: Database, new: Subscriber) -> Subscriber:
    """Keep a subscription; durable when this returns. Where the body is told there of that already, that one is returned."""
    value: dict[str, Any] = {"address": new.address, "secrets": list(new.secrets)}
    if new.search is not None:
        value["search"] = dict(new.search)
    row = {
        "id": new.id,
        "body": new.body,
        "kind": new.kind,
        "channel": new.channel,
        "created_at": new.created_at,
    }
    columns = sealed_columns(db, _bound_to(new.id), value)
    same = select(notice_tables.subscriber).where(
        _ROW.body == new.body, _ROW.channel == new.channel, _ROW.sealed.is_not(None)
    )
    with db.write() as connection:
        for there in connection.execute(same.order_by(_ROW.created_at, _ROW.id)).all():
            known = _opened(db, there)
            if (known.address, known.search) == (new.address, new.search):
                return known
        connection.execute(insert(notice_tables.subscriber).values(**row, **columns))
        if new.search is not None:
            _begin(connection, new.id)
    return new


def find(db: Database, id: str) -> Subscriber | None:
    """What is known of a subscription."""
    with db.read() as connection:
        row = connection.execute(select(notice_tables.subscriber).where(_ROW.id == id)).first()
    return None if row is None else _opened(db, row)


def listed(db: Database) -> list[Subscriber]:
    """Every subscription, ended or not, by body."""
    query = select(notice_tables.subscriber).order_by(_ROW.body, _ROW.created_at, _ROW.id)
    with db.read() as connection:
        rows = connection.execute(query).all()
    return [_opened(db, row) for row in rows]


def end(db: Database, id: str, at: str) -> None:
    """Forget address and secrets. Done again, it finishes what was interrupted. Raises `notice.subscriber`."""
    left = (_DELIVERY.subscriber_id == id, _DELIVERY.state == "waiting")
    with db.write() as connection:
        if not connection.execute(
            update(notice_tables.subscriber).where(_ROW.id == id).values(sealed=None)
        ).rowcount:
            raise RegistryError(
                "notice.subscriber",
                f"there is no subscription {id[:40]}",
                hint="`sightline notices list` names them.",
            )
        connection.execute(
            update(notice_tables.delivery).where(*left).values(state="ended", settled_at=at, why=None)
        )
    destroy_key(db, notice_tables.subscriber, id)


def _opened(db: Database, row: Any) -> Subscriber:
    found = opened(db, _bound_to(row.id), row)
    value = found or {"address": "", "secrets": []}
    return Subscriber(
        row.id, row.body, row.kind, row.channel, row.created_at, value["address"], tuple(value["secrets"]),
        ended=found is None, search=value.get("search"),
    )  # fmt: skip


def _begin(connection: Connection, id: str) -> None:
    # From now on: after the last entry of the log that takes entries.
    last = select(tables.head.c.log_id, tables.head.c.size).order_by(tables.head.c.log_id.desc()).limit(1)
    log_id, size = connection.execute(last).one()
    connection.execute(
        insert(notice_tables.follower).values(subscriber_id=id, log_id=log_id, idx=int(size) - 1)
    )


def _bound_to(id: str) -> sealing.Place:
    return (f"subscribers/{id}", 0, "address")
