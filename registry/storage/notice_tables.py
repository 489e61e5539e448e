"""The tables of notices: what is told to whom, who asked to be told, and what became of each delivery.

Knows: columns and the conditions a row must satisfy, as `storage.tables` does. A notice is never changed; a subscription only
ever loses what is known of it; of a delivery only its state moves.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from registry.storage.tables import _big, _instant, _Row, _table, _to_entry

_WAITING = text("state = 'waiting'")


class Notice(_Row, table=True):
    """That `body` is told of an entry. `id` follows from log, entry, kind and body; `number` grows in the order of
    writing."""

    __tablename__ = "notice"
    __table_args__ = (_to_entry(), Index(None, "log_id", "idx"))
    number: int = _big(primary_key=True)
    id: str = Field(unique=True)
    kind: str
    body: str
    log_id: int
    idx: int = _big()


class Subscriber(_Row, table=True):
    """Where a body is told: address and secrets `sealed`; ended, both are gone with the key. `kind` is the body's."""

    __tablename__ = "subscriber"
    __table_args__ = (
        _instant("created_at"),
        CheckConstraint("channel IN ('mail', 'webhook')", name="channel"),
        CheckConstraint("sealed IS NULL OR key IS NOT NULL", name="sealed"),
        CheckConstraint("key IS NULL OR length(key) = 12", name="key"),
    )
    id: str = Field(primary_key=True)
    body: str = Field(index=True)
    kind: str
    channel: str
    created_at: str
    sealed: bytes | None = None
    key: bytes | None = None


class Follower(_Row, table=True):
    """That a subscription is to the news of a search, and the last entry that was looked at for it. It goes only forward."""

    __tablename__ = "follower"
    __table_args__ = (_to_entry(),)
    subscriber_id: str = Field(primary_key=True, foreign_key="subscriber.id")
    log_id: int
    idx: int = _big()


class Delivery(_Row, table=True):
    """One notice to one subscriber. `due_at`: not before; while somebody delivers it, the end of their turn.

    `why`: a closed word, never what a receiver said.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        _instant("due_at"),
        _instant("settled_at"),
        CheckConstraint("state IN ('waiting', 'sent', 'given_up', 'ended')", name="state"),
        CheckConstraint("(settled_at IS NULL) = (state = 'waiting')", name="settled"),
        CheckConstraint("tries >= 0", name="tries"),
        Index(
            "ix_delivery_waiting",
            "subscriber_id",
            "number",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
    )
    number: int = _big(primary_key=True, foreign_key="notice.number")
    subscriber_id: str = Field(primary_key=True, foreign_key="subscriber.id")
    state: str
    tries: int
    due_at: str
    settled_at: str | None = None
    why: str | None = None


notice = _table(Notice)
subscriber = _table(Subscriber)
follower = _table(Follower)
delivery = _table(Delivery)
