"""The intake: what was accepted and waits for its place in the log, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten, refusal

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ONCE = "submission_settled_once"
_FIXED = ("number", "id", "provenance", "accepted_at")
_SETTLED = ("sealed", "log_id", "idx", "refused")


def upgrade() -> None:
    op.create_table(
        "submission",
        sa.Column("number", _BIG, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("accepted_at", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("log_id", sa.Integer(), nullable=True),
        sa.Column("idx", _BIG, nullable=True),
        sa.Column("refused", sa.String(), nullable=True),
        sa.CheckConstraint(
            "length(accepted_at) = 20 AND substr(accepted_at, 20) = 'Z'",
            name=op.f("ck_submission_accepted_at"),
        ),
        sa.CheckConstraint(
            "provenance IN ('filed', 'imported', 'reconstructed')", name=op.f("ck_submission_provenance")
        ),
        sa.CheckConstraint("(log_id IS NULL) = (idx IS NULL)", name=op.f("ck_submission_place")),
        sa.CheckConstraint("idx IS NULL OR refused IS NULL", name=op.f("ck_submission_refused")),
        sa.CheckConstraint(
            "(sealed IS NULL) = (idx IS NOT NULL OR refused IS NOT NULL)", name=op.f("ck_submission_sealed")
        ),
        sa.CheckConstraint("sealed IS NULL OR key IS NOT NULL", name=op.f("ck_submission_waiting")),
        sa.CheckConstraint("key IS NULL OR length(key) = 12", name=op.f("ck_submission_key")),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_submission_log_id_idx")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_submission")),
        sa.UniqueConstraint("id", name=op.f("uq_submission_id")),
    )
    with_key = sa.text("key IS NOT NULL")
    op.create_index(
        op.f("ix_submission_with_key"),
        "submission",
        ["number"],
        sqlite_where=with_key,
        postgresql_where=with_key,
    )
    dialect = op.get_bind().dialect.name
    for statement in append_only(dialect, "submission", (("number",), ("id",)), changes=True):
        op.execute(statement)
    fixed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FIXED)
    settled = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _SETTLED)
    condition = f"{fixed} OR (OLD.sealed IS NULL AND ({settled})) OR NEW.sealed IS NOT NULL"
    condition += " OR (NEW.key IS NOT NULL AND NEW.key IS NOT OLD.key)"
    for statement in refusal(
        dialect, _ONCE, "UPDATE", "submission", condition, "submission: settled once, and never changed"
    ):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("submission")
    for statement in forgotten(op.get_bind().dialect.name, ["submission"], [_ONCE]):
        op.execute(statement)
