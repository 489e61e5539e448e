"""Forms that were sent: which entry each became."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sent_form",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.CheckConstraint("length(digest) = 32", name=op.f("ck_sent_form_digest")),
        sa.CheckConstraint("length(content) = 32", name=op.f("ck_sent_form_content")),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_sent_form_log_id_idx")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sent_form")),
    )
    for statement in append_only(op.get_bind().dialect.name, "sent_form", (("digest",),)):
        op.execute(statement)


def downgrade() -> None:
    # Only where nothing was logged: 0001 refuses the rest.
    op.drop_table("sent_form")
    for statement in forgotten(op.get_bind().dialect.name, ["sent_form"], []):
        op.execute(statement)
