"""What witnesses answered for each checkpoint."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "cosignature",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("checkpoint_id", _BIG, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.CheckConstraint(
            "length(kept_at) = 20 AND substr(kept_at, 20) = 'Z'", name=op.f("ck_cosignature_kept_at")
        ),
        sa.CheckConstraint("length(key_id) = 8", name=op.f("ck_cosignature_key_id")),
        sa.ForeignKeyConstraint(
            ["checkpoint_id"], ["checkpoint.id"], name=op.f("fk_cosignature_checkpoint_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cosignature")),
        sa.UniqueConstraint(
            "checkpoint_id", "name", "key_id", name=op.f("uq_cosignature_checkpoint_id_name_key_id")
        ),
    )
    keys = (("id",), ("checkpoint_id", "name", "key_id"))
    for statement in append_only(op.get_bind().dialect.name, "cosignature", keys):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("cosignature")
    for statement in forgotten(op.get_bind().dialect.name, ["cosignature"]):
        op.execute(statement)
