"""What is due when, by its day; and of a decision that is void another one may be made under the same release and law date.

SQLite cannot change a table's constraints: the decisions are copied out and in again. Whoever upgrades makes the rows of terms
from the log afterwards (`operations.upgrade_database`).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import conv

from registry.storage.migrations.triggers import append_only

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ONCE = ("deployment_id", "n", "release_digest", "law_date")
# As `op.f` names it, which only stands while a database is upgraded.
_BEFORE = (conv("uq_decision_deployment_id_n_release_digest_law_date"), _ONCE)
_AFTER = ("uq_decision_once", (*_ONCE, "previous_log_id", "previous_idx"))

_LIVE = """
    INSERT INTO assessed (deployment_id, decision_id, release_digest, turns_on)
    SELECT l.deployment_id, l.decision_id, d.release_digest, NULL
      FROM listing l JOIN decision d ON d.id = l.decision_id JOIN version v ON v.id = l.position
     WHERE NOT EXISTS (
       SELECT 1 FROM act a WHERE a.deployment_id = l.deployment_id AND a.kind IN ('withdraw', 'retire')
          AND (a.log_id > v.log_id OR a.log_id = v.log_id AND a.idx > v.idx))
"""


def upgrade() -> None:
    _unique(_BEFORE, _AFTER)
    op.create_table(
        "running_term",
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("clock", sa.String(), nullable=False),
        sa.Column("log_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("idx", _BIG, autoincrement=False, nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("whose", sa.String(), nullable=True),
        sa.Column("moment", sa.String(), nullable=True),
        sa.Column("requirement", sa.String(), nullable=True),
        sa.Column("stated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deployment_id"], ["deployment.id"], name=op.f("fk_running_term_deployment_id")
        ),
        sa.PrimaryKeyConstraint(
            "deployment_id", "clock", "log_id", "idx", "part", "due", name=op.f("pk_running_term")
        ),
    )
    op.create_index(op.f("ix_running_term_stated_due"), "running_term", ["stated", "due"])
    op.create_table(
        "assessed",
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("decision_id", _BIG, nullable=False),
        sa.Column("release_digest", sa.String(), nullable=False),
        sa.Column("turns_on", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_assessed_decision_id")),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name=op.f("fk_assessed_deployment_id")),
        sa.ForeignKeyConstraint(
            ["release_digest"], ["release.digest"], name=op.f("fk_assessed_release_digest")
        ),
        sa.PrimaryKeyConstraint("deployment_id", name=op.f("pk_assessed")),
    )
    op.create_index(op.f("ix_assessed_release_digest_turns_on"), "assessed", ["release_digest", "turns_on"])
    op.create_index(op.f("ix_assessed_decision_id"), "assessed", ["decision_id"])
    op.execute(_LIVE)


def downgrade() -> None:
    op.drop_table("assessed")
    op.drop_table("running_term")
    _unique(_AFTER, _BEFORE)


def _unique(old: tuple[str, tuple[str, ...]], new: tuple[str, tuple[str, ...]]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(old[0], "decision", type_="unique")
        op.create_unique_constraint(new[0], "decision", list(new[1]))
        return
    # Other tables refer to it by name: what refers to nothing in between is in order again when this is committed.
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TABLE decision_before AS SELECT * FROM decision")
    op.drop_table("decision")
    _decisions(*new)
    op.execute("INSERT INTO decision SELECT * FROM decision_before ORDER BY id")
    op.drop_table("decision_before")
    for statement in append_only("sqlite", "decision", (("id",), new[1], ("log_id", "idx"))):
        op.execute(statement)


def _decisions(name: str, once: tuple[str, ...]) -> None:
    checks: dict[str, Any] = {
        "assessed_at": "length(assessed_at) = 20 AND substr(assessed_at, 20) = 'Z'",
        "previous": "(previous_log_id IS NULL) = (previous_idx IS NULL)",
        "assessment_sha256": "length(assessment_sha256) = 64",
        "law_date": "length(law_date) = 10",
    }
    op.create_table(
        "decision",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("release_digest", sa.String(), nullable=False),
        sa.Column("law_date", sa.String(), nullable=False),
        sa.Column("assessed_at", sa.String(), nullable=False),
        sa.Column("outcome_binding", sa.String(), nullable=False),
        sa.Column("outcome_strict", sa.String(), nullable=False),
        sa.Column("assessment", sa.LargeBinary(), nullable=False),
        sa.Column("assessment_sha256", sa.String(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.Column("previous_log_id", sa.Integer(), nullable=True),
        sa.Column("previous_idx", _BIG, nullable=True),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_decision_{of}")) for of, rule in checks.items()),
        sa.ForeignKeyConstraint(
            ["deployment_id", "n"],
            ["version.deployment_id", "version.n"],
            name=op.f("fk_decision_deployment_id_n"),
        ),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_decision_log_id_idx")
        ),
        sa.ForeignKeyConstraint(
            ["release_digest"], ["release.digest"], name=op.f("fk_decision_release_digest")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint(*once, name=op.f(name)),
        sa.UniqueConstraint("log_id", "idx", name=op.f("uq_decision_log_id_idx")),
    )
