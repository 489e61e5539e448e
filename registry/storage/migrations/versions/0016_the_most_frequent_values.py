"""An index that gives the most frequent values of a facet, of which there may be as many as deployments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_counter_most", "counter", ["facet", sa.text("count DESC"), "value"])


def downgrade() -> None:
    op.drop_index("ix_counter_most", "counter")
