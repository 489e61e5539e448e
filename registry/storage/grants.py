"""What the role `sightline` may do on a database server: never change nor delete what the log rests on.

Knows: which rights each table needs for the register's own work. Does not know how a role is made: the administrator does
that. The owner of the tables, who upgrades them, has every right; the register's daily work is done as `sightline`, so that
the server refuses what the triggers refuse, and the triggers out of its reach.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

ROLE: Final = "sightline"

_KEPT: Final = ("SELECT", "INSERT")
_DERIVED: Final = ("SELECT", "INSERT", "UPDATE", "DELETE")

RIGHTS: Final[dict[str, tuple[str, ...]]] = {
    "log": (*_KEPT, "UPDATE (frozen)"),
    "head": (*_KEPT, "UPDATE (size, root, range)"),
    "entry": _KEPT,
    "checkpoint": (*_KEPT, "UPDATE (published_at)"),
    "cosignature": _KEPT,
    "release": _KEPT,
    "release_statement": _KEPT,
    "deployment": _KEPT,
    "version": _KEPT,
    "answer": (*_KEPT, "DELETE"),
    "erasure": _KEPT,
    "decision": _KEPT,
    "requirement_status": _KEPT,
    "submission": (*_KEPT, "UPDATE (sealed, key, log_id, idx, refused)"),
    "act": _KEPT,
    "act_text": (*_KEPT, "DELETE"),
    "act_erasure": _KEPT,
    "moderation": _KEPT,
    "person": (*_KEPT, "UPDATE (sealed, key)"),
    "web_session": (*_KEPT, "UPDATE (last_seen_at)", "DELETE"),
    "sign_in_link": (*_KEPT, "DELETE"),
    "sign_in_attempt": (*_KEPT, "DELETE"),
    "api_token": (*_KEPT, "UPDATE (last_used_at)", "DELETE"),
    "credential": (*_KEPT, "UPDATE (lookup, sealed, sign_count, last_used_at)", "DELETE"),
    "sign_in_secret": _KEPT,
    "notice": _KEPT,
    "subscriber": (*_KEPT, "UPDATE (sealed, key)"),
    "follower": (*_KEPT, "UPDATE (log_id, idx)"),
    "delivery": (*_KEPT, "UPDATE (state, tries, due_at, settled_at, why)"),
    "sent_form": _KEPT,
    "draft": (*_KEPT, "UPDATE (sealed)", "DELETE"),
    "listing": _DERIVED,
    "listing_not_met": _DERIVED,
    "counter": _DERIVED,
    "running_term": _DERIVED,
    "assessed": _DERIVED,
    "registration": _DERIVED,
    "search": _DERIVED,
    "alembic_version": ("SELECT",),
}
"""Table -> what the role may do. A table that is not named here is out of its reach."""


def give(connection: Connection) -> None:
    """Give the role exactly these rights, where the database is on a server and the role is there and not its owner."""
    if connection.dialect.name != "postgresql":
        return
    exists = connection.exec_driver_sql(
        f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}' AND rolname <> current_user"
    ).scalar()
    if not exists:
        return
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {ROLE}")
    connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {ROLE}")
    for table, rights in RIGHTS.items():
        connection.exec_driver_sql(f"GRANT {', '.join(rights)} ON {schema}.{table} TO {ROLE}")
