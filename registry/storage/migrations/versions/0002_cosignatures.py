"""What witnesses answered for each checkpoint."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

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
    if op.get_bind().dialect.name == "sqlite":
        for trigger in _TRIGGERS:
            op.execute(trigger)


def downgrade() -> None:
    op.drop_table("cosignature")


_TRIGGERS = (
    "CREATE TRIGGER cosignature_never_replaced BEFORE INSERT ON cosignature WHEN"
    " EXISTS (SELECT 1 FROM cosignature WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM cosignature WHERE"
    " checkpoint_id = NEW.checkpoint_id AND name = NEW.name AND key_id = NEW.key_id)"
    " BEGIN SELECT RAISE(ABORT, 'cosignature: a row with this key exists'); END",
    "CREATE TRIGGER cosignature_never_changed BEFORE UPDATE ON cosignature"
    " BEGIN SELECT RAISE(ABORT, 'cosignature: rows are never changed'); END",
    "CREATE TRIGGER cosignature_never_deleted BEFORE DELETE ON cosignature"
    " BEGIN SELECT RAISE(ABORT, 'cosignature: rows are never deleted'); END",
)
