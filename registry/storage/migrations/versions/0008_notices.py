"""Notices: what is told to whom, who asked to be told, sealed and erasable, and what became of each delivery."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten, refusal

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = ("notice", "subscriber", "delivery")
_ENDED_ONCE = "subscriber_ended_once"
_ONLY_ITS_STATE = "delivery_only_its_state"


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("number", _BIG, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_notice_log_id_idx")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_notice")),
        sa.UniqueConstraint("id", name=op.f("uq_notice_id")),
    )
    op.create_index(op.f("ix_notice_log_id_idx"), "notice", ["log_id", "idx"])
    op.create_table(
        "subscriber",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        _instant("subscriber", "created_at"),
        sa.CheckConstraint("channel IN ('mail', 'webhook')", name=op.f("ck_subscriber_channel")),
        sa.CheckConstraint("sealed IS NULL OR key IS NOT NULL", name=op.f("ck_subscriber_sealed")),
        sa.CheckConstraint("key IS NULL OR length(key) = 12", name=op.f("ck_subscriber_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriber")),
    )
    op.create_index(op.f("ix_subscriber_body"), "subscriber", ["body"])
    op.create_table(
        "delivery",
        sa.Column("number", _BIG, nullable=False),
        sa.Column("subscriber_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.String(), nullable=False),
        sa.Column("settled_at", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        _instant("delivery", "due_at"),
        _instant("delivery", "settled_at"),
        sa.CheckConstraint(
            "state IN ('waiting', 'sent', 'given_up', 'ended')", name=op.f("ck_delivery_state")
        ),
        sa.CheckConstraint("(settled_at IS NULL) = (state = 'waiting')", name=op.f("ck_delivery_settled")),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_delivery_tries")),
        sa.ForeignKeyConstraint(["number"], ["notice.number"], name=op.f("fk_delivery_number")),
        sa.ForeignKeyConstraint(["subscriber_id"], ["subscriber.id"], name=op.f("fk_delivery_subscriber_id")),
        sa.PrimaryKeyConstraint("number", "subscriber_id", name=op.f("pk_delivery")),
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        op.f("ix_delivery_waiting"),
        "delivery",
        ["subscriber_id", "number"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    _protect()


def downgrade() -> None:
    # Only where nothing was logged: 0001 refuses the rest.
    for table in reversed(_TABLES):
        op.drop_table(table)
    for statement in forgotten(_dialect(), _TABLES, [_ENDED_ONCE, _ONLY_ITS_STATE]):
        op.execute(statement)


def _protect() -> None:
    fixed = " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in ("id", "body", "kind", "channel", "created_at"))
    gone = "NEW.sealed IS NOT NULL OR (NEW.key IS NOT NULL AND NEW.key IS NOT OLD.key)"
    statements = [
        *append_only(_dialect(), "notice", (("number",), ("id",))),
        *append_only(_dialect(), "subscriber", (("id",),), changes=True),
        *append_only(_dialect(), "delivery", (("number", "subscriber_id"),), changes=True),
        # What is known of a subscriber only ever goes: first what is sealed, then the name of its key.
        *refusal(
            _dialect(),
            _ENDED_ONCE,
            "UPDATE",
            "subscriber",
            f"{fixed} OR {gone}",
            "subscriber: ended, and never changed",
        ),
        *refusal(
            _dialect(),
            _ONLY_ITS_STATE,
            "UPDATE",
            "delivery",
            "NEW.number IS NOT OLD.number OR NEW.subscriber_id IS NOT OLD.subscriber_id",
            "delivery: only its state moves",
        ),
    ]
    for statement in statements:
        op.execute(statement)


def _instant(table: str, column: str) -> Any:
    return sa.CheckConstraint(
        f"length({column}) = 20 AND substr({column}, 20) = 'Z'", name=op.f(f"ck_{table}_{column}")
    )


def _dialect() -> str:
    return op.get_bind().dialect.name
