"""Where bodies are told: addresses and secrets, sealed, and erasable without a trace.

Knows: that a subscription can be ended and never changed, and that what was not delivered by then is not delivered any
more. Does not know what is a good address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import insert, select, update

from registry.errors import RegistryError
from registry.storage import notice_tables, sealing
from registry.storage.database import Database

Channel = Literal["mail", "webhook"]

_ROW = notice_tables.subscriber.c
_DELIVERY = notice_tables.delivery.c
_SALT = bytes(32)


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

    def __repr__(self) -> str:
        return f"Subscriber({self.id!r}, {self.body!r}, {self.channel!r})"


def add(db: Database, new: Subscriber) -> None:
    """Keep a subscription; durable when this returns."""
    value = {"address": new.address, "secrets": list(new.secrets)}
    ((sealed, key),) = sealing.seal(db.value_keys, [(_bound_to(new.id), value, _SALT)])
    row = {
        "id": new.id,
        "body": new.body,
        "kind": new.kind,
        "channel": new.channel,
        "created_at": new.created_at,
    }
    with db.write() as connection:
        connection.execute(insert(notice_tables.subscriber).values(**row, sealed=sealed, key=key))


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
    with db.read() as connection:
        key = connection.scalar(select(_ROW.key).where(_ROW.id == id))
    if key is not None:
        # The row goes first: a key that is gone under a row that is there would look like damage.
        db.value_keys.destroy([key])
        with db.write() as connection:
            connection.execute(update(notice_tables.subscriber).where(_ROW.id == id).values(key=None))


def _opened(db: Database, row: Any) -> Subscriber:
    place = _bound_to(row.id)
    opened = {} if row.sealed is None else sealing.unseal(db.value_keys, [(place, row.sealed, row.key)])
    value, _ = opened.get(place, ({"address": "", "secrets": []}, b""))
    return Subscriber(
        row.id, row.body, row.kind, row.channel, row.created_at, value["address"], tuple(value["secrets"]),
        place not in opened,
    )  # fmt: skip


def _bound_to(id: str) -> sealing.Place:
    return (f"subscribers/{id}", 0, "address")
