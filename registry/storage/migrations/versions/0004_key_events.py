"""An index that leads to the key events of a log, which are few among many entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    these = sa.text("kind = 'key-event'")
    op.create_index(
        op.f("ix_entry_key_event"), "entry", ["log_id", "idx"], sqlite_where=these, postgresql_where=these
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_entry_key_event"), "entry")
