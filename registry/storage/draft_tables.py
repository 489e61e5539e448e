"""The table of drafts: the only one whose rows come, change and go as the people of a body like."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, String, Table, text

from registry.storage.tables import metadata

_STANDS: Final = text("sealed IS NOT NULL")

draft = Table(
    "draft",
    metadata,
    Column("id", String, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("office", String, nullable=False),
    Column("changed_at", String, nullable=False),
    Column("sealed", LargeBinary),
    Column("key", LargeBinary, nullable=False),
    CheckConstraint("revision >= 1", name="revision"),
    CheckConstraint("length(changed_at) = 20 AND substr(changed_at, 20) = 'Z'", name="changed_at"),
    CheckConstraint("length(key) = 12", name="key"),
    Index("ix_draft_standing", "id", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    Index("ix_draft_office", "office"),
)
"""One revision of a draft of a record (`draft-…`), or of an act that waits for a second person (`act-…`), `sealed` under the
key that `key` names; of one draft at most one stands.

Without `sealed` it is spent: its key is to be destroyed, and then the row goes.
"""
