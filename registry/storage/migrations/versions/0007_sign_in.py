"""Signing in: sessions, one-time links, attempts, tokens, and what people are recognised by."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLES = ("web_session", "sign_in_link", "sign_in_attempt", "api_token", "credential", "sign_in_secret")


def upgrade() -> None:
    op.create_table(
        "web_session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("last_seen_at", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        _check("web_session", "means", "means IN ('link', 'passkey', 'provider')"),
        *_common("web_session", "id", "made_at", "last_seen_at", "expires_at"),
        sa.UniqueConstraint("digest", name=op.f("uq_web_session_digest")),
    )
    op.create_table(
        "sign_in_link",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        *_common("sign_in_link", "digest", "made_at", "expires_at"),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        _check("sign_in_attempt", "kind", "kind IN ('passkey', 'new_passkey', 'provider', 'new_identity')"),
        *_common("sign_in_attempt", "digest", "expires_at"),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        sa.Column("last_used_at", sa.String(), nullable=True),
        *_common("api_token", "id", "made_at", "expires_at"),
        sa.UniqueConstraint("digest", name=op.f("uq_api_token_digest")),
    )
    op.create_table(
        "credential",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("last_used_at", sa.String(), nullable=True),
        _check("credential", "kind", "kind IN ('passkey', 'identity')"),
        _check("credential", "sealed", "(lookup IS NULL) = (sealed IS NULL)"),
        _check("credential", "lookup", "lookup IS NULL OR length(lookup) = 32"),
        _check("credential", "key", "length(key) = 12"),
        *_instants("credential", "made_at"),
        _to_person("credential"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
        sa.UniqueConstraint("lookup", name=op.f("uq_credential_lookup")),
    )
    op.create_table(
        "sign_in_secret",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        _check("sign_in_secret", "one", "id = 1"),
        _check("sign_in_secret", "key", "length(key) = 12"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_secret")),
    )
    for table in _TABLES[:-1]:
        op.create_index(op.f(f"ix_{table}_person_id"), table, ["person_id"])


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


def _common(table: str, key: str, *instants: str) -> tuple[Any, ...]:
    return (
        _check(table, "digest", "length(digest) = 32"),
        *_instants(table, *instants),
        _to_person(table),
        sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{table}")),
    )


def _instants(table: str, *columns: str) -> list[Any]:
    return [
        _check(table, column, f"length({column}) = 20 AND substr({column}, 20) = 'Z'") for column in columns
    ]


def _check(table: str, name: str, condition: str) -> Any:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _to_person(table: str) -> Any:
    return sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f(f"fk_{table}_person_id"))
