"""Moderation: which act released or declined what another one kept back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "moderation",
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.Column("of_log_id", sa.Integer(), nullable=False),
        sa.Column("of_idx", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["act.log_id", "act.idx"], name=op.f("fk_moderation_log_id_idx")
        ),
        sa.ForeignKeyConstraint(
            ["of_log_id", "of_idx"], ["act.log_id", "act.idx"], name=op.f("fk_moderation_of_log_id_of_idx")
        ),
        sa.PrimaryKeyConstraint("log_id", "idx", name=op.f("pk_moderation")),
    )
    op.create_index(op.f("ix_moderation_of_log_id_of_idx"), "moderation", ["of_log_id", "of_idx"])
    op.create_index("ix_act_kind", "act", ["kind"])
    for statement in append_only(op.get_bind().dialect.name, "moderation", (("log_id", "idx"),)):
        op.execute(statement)


def downgrade() -> None:
    # Only where nothing was logged: 0001 refuses the rest.
    op.drop_index("ix_act_kind", "act")
    op.drop_table("moderation")
    for statement in forgotten(op.get_bind().dialect.name, ["moderation"]):
        op.execute(statement)
