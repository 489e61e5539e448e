"""Counters of each outcome within each provenance, so that the first page counts every deployment."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_READINGS = ("outcome_binding", "outcome_strict")


def upgrade() -> None:
    for reading in _READINGS:
        op.execute(
            f"INSERT INTO counter (facet, value, count) SELECT '{reading}/' || provenance, {reading}, count(*)"
            f" FROM listing GROUP BY provenance, {reading}"
        )


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE facet LIKE '%/%'")
