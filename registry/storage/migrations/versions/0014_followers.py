"""Followers: how far the news of a search were told to whom asked for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten, refusal

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ONLY_FORWARD = "follower_only_forward"


def upgrade() -> None:
    op.create_table(
        "follower",
        sa.Column("subscriber_id", sa.String(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_follower_log_id_idx")
        ),
        sa.ForeignKeyConstraint(["subscriber_id"], ["subscriber.id"], name=op.f("fk_follower_subscriber_id")),
        sa.PrimaryKeyConstraint("subscriber_id", name=op.f("pk_follower")),
    )
    dialect = op.get_bind().dialect.name
    back = "NEW.log_id < OLD.log_id OR (NEW.log_id = OLD.log_id AND NEW.idx < OLD.idx)"
    for statement in (
        *append_only(dialect, "follower", (("subscriber_id",),), changes=True),
        *refusal(
            dialect,
            _ONLY_FORWARD,
            "UPDATE",
            "follower",
            f"NEW.subscriber_id IS NOT OLD.subscriber_id OR {back}",
            "follower: goes only forward",
        ),
    ):
        op.execute(statement)


def downgrade() -> None:
    # Only where nothing was logged: 0001 refuses the rest.
    op.drop_table("follower")
    for statement in forgotten(op.get_bind().dialect.name, ["follower"], [_ONLY_FORWARD]):
        op.execute(statement)
