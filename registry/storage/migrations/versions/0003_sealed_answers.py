"""Erasable values and their salts are sealed, each under a key of its own outside the database; erasures are rows.

The answers that stand there are sealed on the way: their keys are durable before this is committed. What stood in the
clear is overwritten in SQLite's file as far as it overwrites (`secure_delete`); older copies of the database keep it.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from registry.storage import sealing
from registry.storage.migrations.triggers import append_only, forgotten

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 1000


def upgrade() -> None:
    _set_aside()
    op.create_table(
        "answer",
        *_place("answer"),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        *_seen(),
        sa.CheckConstraint("(value IS NULL) = (sealed IS NOT NULL)", name=op.f("ck_answer_value")),
        sa.CheckConstraint("(sealed IS NULL) = (key IS NULL)", name=op.f("ck_answer_sealed")),
        sa.CheckConstraint("key IS NULL OR length(key) = 12", name=op.f("ck_answer_key")),
    )
    _copy(_sealed)
    _protect(deletions=True)
    op.create_table(
        "erasure",
        *_place("erasure"),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("erased_at", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.CheckConstraint(
            "length(erased_at) = 20 AND substr(erased_at, 20) = 'Z'", name=op.f("ck_erasure_erased_at")
        ),
        sa.CheckConstraint("key IS NULL OR length(key) = 12", name=op.f("ck_erasure_key")),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_erasure_log_id_idx")
        ),
    )
    op.create_index(op.f("ix_erasure_log_id_idx"), "erasure", ["log_id", "idx"])
    for statement in append_only(_dialect(), "erasure", (("deployment_id", "n", "path"),)):
        op.execute(statement)


def downgrade() -> None:
    # Only where nothing was logged: 0001 refuses the rest, and a notice is never taken back.
    op.drop_table("erasure")
    for statement in forgotten(_dialect(), ["erasure"]):
        op.execute(statement)
    _set_aside()
    op.create_table(
        "answer",
        *_place("answer"),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        *_seen(),
    )
    _copy(_opened)
    _protect(deletions=True)


def _set_aside() -> None:
    op.rename_table("answer", "answer_before")
    if _dialect() == "postgresql":
        op.execute("ALTER INDEX pk_answer RENAME TO pk_answer_before")


def _place(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deployment_id", "n"],
            ["version.deployment_id", "version.n"],
            name=op.f(f"fk_{table}_deployment_id_n"),
        ),
        sa.PrimaryKeyConstraint("deployment_id", "n", "path", name=op.f(f"pk_{table}")),
    )


def _seen() -> tuple[Any, ...]:
    return (
        sa.Column("visibility", sa.String(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.CheckConstraint("NOT public OR visibility = 'public'", name=op.f("ck_answer_public")),
        sa.CheckConstraint(
            "visibility IN ('public', 'oversight', 'internal')", name=op.f("ck_answer_visibility")
        ),
    )


def _copy(changed: Any) -> None:
    connection = op.get_bind()
    before = sa.Table("answer_before", sa.MetaData(), autoload_with=connection)
    after = sa.Table("answer", sa.MetaData(), autoload_with=connection)
    key = (before.c.deployment_id, before.c.n, before.c.path)
    query = sa.select(before).order_by(*key).limit(_AT_ONCE)
    rows = connection.execute(query).all()
    while rows:
        connection.execute(sa.insert(after), changed([dict(row._mapping) for row in rows]))
        last = rows[-1]
        rows = connection.execute(
            query.where(sa.tuple_(*key) > sa.tuple_(last.deployment_id, last.n, last.path))
        ).all()
    op.drop_table("answer_before")
    for statement in forgotten(_dialect(), ["answer"]):
        op.execute(statement)


def _protect(*, deletions: bool) -> None:
    for statement in append_only(
        _dialect(), "answer", (("deployment_id", "n", "path"),), deletions=deletions
    ):
        op.execute(statement)


def _sealed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    erasable = [(_at(row), json.loads(row["value"]), row["salt"]) for row in rows if row["salt"] is not None]
    sealed = iter(sealing.seal(sealing.keys_of(op.get_bind()), erasable))
    for row in rows:
        row["sealed"], row["key"] = (None, None) if row.pop("salt") is None else next(sealed)
        if row["sealed"] is not None:
            row["value"] = None
    return rows


def _opened(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sealed = [(_at(row), row["sealed"], row["key"]) for row in rows if row["sealed"] is not None]
    opened = sealing.unseal(sealing.keys_of(op.get_bind()), sealed)
    for row in rows:
        value, row["salt"] = opened.get(_at(row), (None, None))
        row["value"] = row["value"] if row.pop("sealed") is None else sealing.as_text(value)
        del row["key"]
    return rows


def _at(row: dict[str, Any]) -> tuple[str, int, str]:
    return (row["deployment_id"], row["n"], row["path"])


def _dialect() -> str:
    return op.get_bind().dialect.name
