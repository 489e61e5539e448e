"""Where each registration stands, and what is due by whom: a desk finds by index what waits for its body.

Whoever upgrades makes the rows from the log afterwards (`operations.upgrade_database`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_index(op.f("ix_running_term_due"), "running_term", ["due"])
    op.create_index(op.f("ix_running_term_whose_due"), "running_term", ["whose", "due"])
    op.create_table(
        "registration",
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("filer", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["deployment_id"], ["deployment.id"], name=op.f("fk_registration_deployment_id")
        ),
        sa.PrimaryKeyConstraint("deployment_id", name=op.f("pk_registration")),
    )
    op.create_index(op.f("ix_registration_state_since"), "registration", ["state", "since"])
    op.create_index(op.f("ix_registration_filer_since"), "registration", ["filer", "since"])


def downgrade() -> None:
    op.drop_table("registration")
    op.drop_index(op.f("ix_running_term_whose_due"), "running_term")
    op.drop_index(op.f("ix_running_term_due"), "running_term")
