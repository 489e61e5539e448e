"""Alembic's entry: run the scripts on the connection that `storage.schema` hands over, inside its transaction."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString

from registry.storage.tables import metadata


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    # The search index is a virtual table; it and the tables SQLite keeps for it are outside the metadata.
    return not (kind == "table" and name is not None and name.partition("_")[0] == "search")


def _rendered(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    # So that migrations need not import SQLModel, whose types may change.
    return "sa.String()" if kind == "type" and isinstance(value, AutoString) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=_is_ours,
    render_item=_rendered,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
