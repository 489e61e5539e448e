"""Invitations: which links a body's administrators made. Of one that waits already nobody knows it, so it is none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sign_in_link", sa.Column("body", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("sign_in_link", "body")
