"""Drafts: private, sealed, and gone when they are deleted or submitted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_STANDS = sa.text("sealed IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_draft_revision")),
        sa.CheckConstraint(
            "length(changed_at) = 20 AND substr(changed_at, 20) = 'Z'", name=op.f("ck_draft_changed_at")
        ),
        sa.CheckConstraint("length(key) = 12", name=op.f("ck_draft_key")),
        sa.PrimaryKeyConstraint("id", "revision", name=op.f("pk_draft")),
    )
    op.create_index(
        "ix_draft_standing", "draft", ["id"], unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS
    )
    op.create_index("ix_draft_office", "draft", ["office"])


def downgrade() -> None:
    op.drop_table("draft")
