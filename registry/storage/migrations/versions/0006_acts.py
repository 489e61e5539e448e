"""Acts: which entries they are, their texts and people, sealed and erasable, and what was erased of them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten, refusal

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = ("act", "act_text", "act_erasure", "person")
_ERASED_ONCE = "person_erased_once"


def upgrade() -> None:
    op.create_table(
        "act",
        *_place("act"),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("deployment_id", sa.String(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("stated_at", sa.String(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_act_sha256")),
        sa.CheckConstraint("(deployment_id IS NULL) = (n IS NULL)", name=op.f("ck_act_version")),
        _instant("act", "stated_at"),
        _to_entry("act", "log_id", "idx"),
        sa.ForeignKeyConstraint(
            ["deployment_id", "n"],
            ["version.deployment_id", "version.n"],
            name=op.f("fk_act_deployment_id_n"),
        ),
        sa.PrimaryKeyConstraint("log_id", "idx", name=op.f("pk_act")),
        sa.UniqueConstraint("sha256", name=op.f("uq_act_sha256")),
    )
    op.create_index(op.f("ix_act_deployment_id"), "act", ["deployment_id"])
    op.create_index(op.f("ix_act_body"), "act", ["body"])
    op.create_index(op.f("ix_act_office"), "act", ["office"])
    op.create_table(
        "act_text",
        *_place("act_text"),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("withheld", sa.String(), nullable=True),
        sa.CheckConstraint("length(key) = 12", name=op.f("ck_act_text_key")),
        sa.CheckConstraint(
            "withheld IN ('moderation', 'oversight', 'internal')", name=op.f("ck_act_text_withheld")
        ),
        _to_act("act_text"),
        sa.PrimaryKeyConstraint("log_id", "idx", "path", name=op.f("pk_act_text")),
    )
    op.create_table(
        "act_erasure",
        *_place("act_erasure"),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("erased_at", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("notice_log_id", sa.Integer(), nullable=False),
        sa.Column("notice_idx", _BIG, nullable=False),
        sa.CheckConstraint("key IS NULL OR length(key) = 12", name=op.f("ck_act_erasure_key")),
        _instant("act_erasure", "erased_at"),
        _to_act("act_erasure"),
        _to_entry("act_erasure", "notice_log_id", "notice_idx"),
        sa.PrimaryKeyConstraint("log_id", "idx", "path", name=op.f("pk_act_erasure")),
    )
    op.create_index(
        op.f("ix_act_erasure_notice_log_id_notice_idx"), "act_erasure", ["notice_log_id", "notice_idx"]
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("sealed IS NULL OR key IS NOT NULL", name=op.f("ck_person_sealed")),
        sa.CheckConstraint("key IS NULL OR length(key) = 12", name=op.f("ck_person_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    _protect()


def downgrade() -> None:
    # Only where nothing was logged: 0001 refuses the rest.
    for table in reversed(_TABLES):
        op.drop_table(table)
    for statement in forgotten(_dialect(), _TABLES, [_ERASED_ONCE]):
        op.execute(statement)


def _protect() -> None:
    places = ("log_id", "idx")
    statements = [
        *append_only(_dialect(), "act", (places, ("sha256",))),
        *append_only(_dialect(), "act_text", ((*places, "path"),), deletions=True),
        *append_only(_dialect(), "act_erasure", ((*places, "path"),)),
        *append_only(_dialect(), "person", (("id",),), changes=True),
        # What is known of a person only ever goes: first what is sealed, then the name of its key.
        *refusal(
            _dialect(),
            _ERASED_ONCE,
            "UPDATE",
            "person",
            "NEW.id IS NOT OLD.id OR NEW.sealed IS NOT NULL OR (NEW.key IS NOT NULL AND NEW.key IS NOT OLD.key)",
            "person: erased, and never changed",
        ),
    ]
    for statement in statements:
        op.execute(statement)


def _place(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
    )


def _to_entry(table: str, log_id: str, idx: str) -> Any:
    return sa.ForeignKeyConstraint(
        [log_id, idx], ["entry.log_id", "entry.idx"], name=op.f(f"fk_{table}_{log_id}_{idx}")
    )


def _to_act(table: str) -> Any:
    return sa.ForeignKeyConstraint(
        ["log_id", "idx"], ["act.log_id", "act.idx"], name=op.f(f"fk_{table}_log_id_idx")
    )


def _instant(table: str, column: str) -> Any:
    return sa.CheckConstraint(
        f"length({column}) = 20 AND substr({column}, 20) = 'Z'", name=op.f(f"ck_{table}_{column}")
    )


def _dialect() -> str:
    return op.get_bind().dialect.name
