"""Alembic's entry: run the scripts on the connection that `storage.schema` hands over, inside its transaction.

A new revision: change tables.py, then `python -m registry.storage.migrations "what changes"`.
"""

from __future__ import annotations

from typing import Any

from alembic import context

from registry.storage.tables import metadata


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    # The search index is a virtual table; it and the tables SQLite keeps for it are outside the metadata.
    return not (kind == "table" and name is not None and name.partition("_")[0] == "search")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=_is_ours,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
